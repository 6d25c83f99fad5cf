import type { PublicClient } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import type { Deployment } from "#chain/deployment.ts";
import { PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";
import { BATCH_STATUSES, type BatchStatus } from "#domain/terms.ts";
import { isUnderReported } from "#domain/under-reporting.ts";

/**
 * Where a batch stands between what is posted and what is proven. `honest`: nothing to accuse it of. `void`: it would change nothing, as
 * neither escrow nor bond is left to lose. `accusable`: so accused now, it has until `until` to answer. `running`: it is accused, and has
 * until then. `unanswered`: it did not answer in time.
 */
export type AccusationState = "honest" | "void" | "accusable" | "running" | "unanswered";

/** Amounts in payout-token base units, `bond` in payment-token base units; `until` in UTC seconds. */
export type AccusationPlan = {
  state: AccusationState;
  posted: bigint;
  proven: bigint;
  bond: bigint;
  status: BatchStatus;
  until: number;
};

export async function planAccusation(
  client: PublicClient,
  deployment: Deployment,
  batchId: bigint,
  periodSeconds: number,
): Promise<AccusationPlan> {
  const escrow = { address: deployment.heldEscrow, abi: heldEscrowAbi, args: [batchId] } as const;
  const [{ posted, accused }, proven, answerableUntil, number, { bond }, { timestamp }] = await Promise.all([
    client.readContract({ ...escrow, functionName: "standingOf" }),
    client.readContract({ ...escrow, functionName: "provenBaseUnits" }),
    client.readContract({ ...escrow, functionName: "underReportedAt" }),
    client.readContract({
      ...{ address: deployment.batchManager, abi: batchManagerAbi, functionName: "status", args: [batchId] },
    }),
    client.readContract({
      ...{ address: deployment.capacitySlices, abi: capacitySlicesAbi, functionName: "batchAccount", args: [batchId] },
    }),
    client.getBlock(),
  ]);
  const status = BATCH_STATUSES[number] ?? "None";
  const stands = { posted, proven, bond, status };
  const isUnanswered = isUnderReported(posted, accused);
  if (!isUnanswered && !isUnderReported(posted, proven)) return { ...stands, state: "honest", until: 0 };
  if (status === "Defaulted" || (status === "Completed" && bond === 0n)) return { ...stands, state: "void", until: 0 };
  if (!isUnanswered) {
    const until = Number(timestamp) + PROOF_GRACE_SECONDS + periodSeconds;
    return { ...stands, state: "accusable", until };
  }
  return { ...stands, state: timestamp < answerableUntil ? "running" : "unanswered", until: Number(answerableUntil) };
}
