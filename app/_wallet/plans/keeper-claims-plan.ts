import { describeSetKeeperClaims, setKeeperClaims } from "#chain/calls/set-keeper-claims.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Lets strangers claim for an account, or forbids it. */
export function keeperClaimsPlan({ deployment }: WalletSettings, account: `0x${string}`, allowed: boolean): Plan {
  return {
    title: allowed ? "Let others claim for you" : "Let nobody claim for you",
    verb: allowed ? "allow it" : "forbid it",
    sentence: describeSetKeeperClaims({ allowed }),
    lines: [{ label: "Slices of", value: account }],
    call: setKeeperClaims(deployment, { allowed }),
    done: { sentence: allowed ? "Anybody may now pay the fee of a claim for you." : "Only you can claim now." },
  };
}
