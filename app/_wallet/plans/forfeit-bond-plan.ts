import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeForfeitBond, forfeitBond } from "#chain/calls/forfeit-bond.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

export type ForfeitingBatch = { batchId: bigint; name: string; bond: bigint; paymentToken: `0x${string}` };

/** Gives holders the bond of a completed batch that did not answer an accusation. Anybody may. */
export function forfeitBondPlan({ deployment }: WalletSettings, batch: ForfeitingBatch): Plan {
  const { batchId, name, bond, paymentToken } = batch;
  return {
    title: `Give the bond of ${name} to its holders`,
    verb: "give the bond to the holders",
    sentence: describeForfeitBond({ batchId }),
    lines: [{ label: "Bond, to the holders", value: formatToken(bond, tokenOf(deployment, paymentToken)) }],
    call: forfeitBond(deployment, { batchId }),
    done: {
      sentence: "The bond is the holders’. They can claim it as a refund.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
