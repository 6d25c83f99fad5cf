import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeReleaseBond, releaseBond } from "#chain/calls/release-bond.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

export type BondedBatch = {
  batchId: bigint;
  name: string;
  operator: `0x${string}`;
  paymentToken: `0x${string}`;
  bond: bigint;
};

/** Credits a completed batch's bond to its operator. */
export function releaseBondPlan({ deployment }: WalletSettings, batch: BondedBatch): Plan {
  return {
    title: `Release the bond of ${batch.name}`,
    verb: "release the bond",
    sentence: describeReleaseBond({ batchId: batch.batchId }),
    lines: [
      { label: "Bond", value: formatToken(batch.bond, tokenOf(deployment, batch.paymentToken)) },
      { label: "Credited to", value: batch.operator },
    ],
    call: releaseBond(deployment, { batchId: batch.batchId }),
    done: {
      sentence: "The bond is credited to the operator, who can withdraw it.",
      link: { href: `/portfolio/${batch.operator}`, label: "Withdraw it" },
    },
  };
}
