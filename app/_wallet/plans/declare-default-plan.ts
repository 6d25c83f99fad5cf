import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { declareDefault, describeDeclareDefault } from "#chain/calls/declare-default.ts";
import type { OverdueBatch } from "../declare-default-button.tsx";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Ends an overdue batch in favour of its holders. */
export function declareDefaultPlan({ deployment }: WalletSettings, batch: OverdueBatch): Plan {
  const money = tokenOf(deployment, batch.paymentToken);
  return {
    title: `Declare ${batch.name} in default`,
    verb: "declare the default",
    sentence: describeDeclareDefault({ batchId: batch.batchId }),
    lines: [
      { label: "Escrow, to the holders", value: formatToken(batch.escrow, money) },
      {
        label: batch.sold > 0n ? "Bond, to the holders" : "Bond, back to the operator",
        value: formatToken(batch.bond, money),
      },
    ],
    call: declareDefault(deployment, { batchId: batch.batchId }),
    done: {
      sentence: "The batch has ended. Its holders can claim their refunds.",
      link: { href: `/batches/${batch.batchId}`, label: "See the batch" },
    },
  };
}
