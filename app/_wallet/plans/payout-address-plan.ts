import { describeSetPayoutAddress, setPayoutAddress } from "#chain/calls/set-payout-address.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Sets where others may claim an account's slices to; null takes it back. */
export function payoutAddressPlan(
  { deployment }: WalletSettings,
  account: `0x${string}`,
  to: `0x${string}` | null,
): Plan {
  return {
    title: to === null ? "Take the payout address back" : "Set the payout address",
    verb: "set it",
    sentence: describeSetPayoutAddress({ to }),
    lines: [
      { label: "Slices of", value: account },
      { label: "Others may claim to", value: to === null ? "you alone" : `you, or ${to}` },
    ],
    call: setPayoutAddress(deployment, { to }),
    done: { sentence: to === null ? "The payout address is gone." : "The payout address is set." },
  };
}
