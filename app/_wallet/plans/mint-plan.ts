import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeMintTestToken, mintTestToken } from "#chain/calls/mint-test-token.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Makes test money on a local chain. Throws on any other. */
export function mintPlan(
  { deployment }: WalletSettings,
  account: `0x${string}`,
  { token, amount }: { token: `0x${string}`; amount: bigint },
): Plan {
  const args = { token, to: account, amount };
  return {
    title: "Make test money",
    verb: "make it",
    sentence: describeMintTestToken(deployment, args),
    lines: [{ label: "You get", value: formatToken(amount, tokenOf(deployment, token)) }],
    call: mintTestToken(deployment, args),
    done: { sentence: "The test money is in your account." },
  };
}
