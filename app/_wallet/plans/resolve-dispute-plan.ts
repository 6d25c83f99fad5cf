import { keccak256, stringToHex } from "viem";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { describeResolveDispute, resolveDispute } from "#chain/calls/resolve-dispute.ts";
import { forfeitOf } from "#domain/dispute.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";
import type { DisputedBatch } from "./dispute-plan.ts";

/** The arbiter's decision. Only the hash of `reason` is published. */
export function resolveDisputePlan(
  { deployment }: WalletSettings,
  batch: DisputedBatch,
  { forfeitBps, reason }: { forfeitBps: number; reason: string },
): Plan {
  const { batchId, bond } = batch;
  const token = tokenOf(deployment, batch.paymentToken);
  const reasonHash = keccak256(stringToHex(reason));
  const forfeited = forfeitOf(bond, BigInt(forfeitBps));
  return {
    title: `Decide the dispute about ${batch.name}`,
    verb: "decide",
    sentence: describeResolveDispute({ batchId, forfeitBps }),
    lines: [
      { label: "To the holders", value: formatToken(forfeited, token) },
      { label: "Stays the operator's bond", value: formatToken(bond - forfeited, token) },
      { label: "Hash of your reasons", value: reasonHash },
    ],
    call: resolveDispute(deployment, { batchId, forfeitBps, reasonHash }),
    done: {
      sentence: "Decided. What the holders were given, they can claim as a refund.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
