import { keccak256, stringToHex } from "viem";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeDisputeBond, disputeBond } from "#chain/calls/dispute-bond.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** A BatchSummary can be passed as it is. */
export type DisputedBatch = { batchId: bigint; name: string; paymentToken: `0x${string}`; bond: bigint };

/** Asks the arbiter about a bond, as the owner of slice `id`. Only the hash of `reason` is published. */
export function disputePlan(
  { deployment }: WalletSettings,
  batch: DisputedBatch,
  { id, reason }: { id: bigint; reason: string },
): Plan {
  const { batchId } = batch;
  const reasonHash = keccak256(stringToHex(reason));
  return {
    title: `Dispute the bond of ${batch.name}`,
    verb: "open the dispute",
    sentence: describeDisputeBond({ batchId, id }),
    lines: [
      { label: "Bond held back", value: formatToken(batch.bond, tokenOf(deployment, batch.paymentToken)) },
      { label: "Hash of your reasons", value: reasonHash },
    ],
    call: disputeBond(deployment, { batchId, id, reasonHash }),
    done: {
      sentence: "The dispute is open. Send the arbiter your reasons, word for word: their hash is on the chain.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
