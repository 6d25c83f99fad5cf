import type { Address } from "viem";
import { type PayoutFigures, payoutToSign } from "#chain/attestations.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBps } from "#domain/money.ts";

export interface SignPayoutArgs {
  batchId: bigint;
  figures: PayoutFigures;
}

/** The EIP-712 typed data of one period's payout, for an attester to sign: no transaction and no fee. */
export function signPayout(deployment: Deployment, { batchId, figures }: SignPayoutArgs) {
  return payoutToSign(deployment, batchId, figures);
}

export function describeSignPayout(
  deployment: Deployment,
  { batchId, figures, payoutToken }: SignPayoutArgs & { payoutToken: Address },
): string {
  const gross = formatTokenAmount(deployment, payoutToken, figures.gross);
  const hosting = formatTokenAmount(deployment, payoutToken, figures.hosting);
  return `Sign, without a fee, that period ${figures.period} of batch ${batchId} brought ${gross}, of which ${hosting} is hosting, with ${formatBps(figures.deliveredBps)} of the capacity delivered.`;
}
