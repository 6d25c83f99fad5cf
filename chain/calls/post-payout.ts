import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { type Attestation, type PayoutFigures, type SignedPayout, sortAttestations } from "#chain/attestations.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBps } from "#domain/money.ts";

/** A payout, and the signatures for it, in any order; none where the batch requires no evidence. */
export type Payout = PayoutFigures & { attestations?: readonly Attestation[] | undefined };

export interface PostPayoutArgs {
  batchId: bigint;
  payout: Payout;
}

/** As the contract takes it. */
export function signedPayout({ attestations = [], ...figures }: Payout): SignedPayout {
  return { ...figures, attestations: sortAttestations(attestations) };
}

/** Posts the payout of the next period. The caller has approved CapacitySlices for its gross. */
export function postPayout(deployment: Deployment, { batchId, payout }: PostPayoutArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "postPayout",
    args: [batchId, signedPayout(payout)],
  } as const satisfies Call;
}

export function describePostPayout(
  deployment: Deployment,
  { batchId, payout, payoutToken }: PostPayoutArgs & { payoutToken: Address },
): string {
  const gross = formatTokenAmount(deployment, payoutToken, payout.gross);
  const hosting = formatTokenAmount(deployment, payoutToken, payout.hosting);
  return `Pay ${gross} to batch ${batchId} for period ${payout.period}, of which ${hosting} is hosting, with ${formatBps(payout.deliveredBps)} of the capacity delivered.`;
}
