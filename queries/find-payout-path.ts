import type { Database } from "#prisma/client.ts";
import type { EvidenceLevel } from "#queries/batch-summary.ts";
import { findAccusation } from "#queries/find-accusation.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";
import { type BatchPayout, listPayouts } from "#queries/list-payouts.ts";
import { bigOf, displayOf, findHeldPart, listPayments, listScripts } from "#queries/payout-path-parts.ts";

/** One period of one batch, from its payout to what was proven for it on Bitcoin. */
export type PayoutPath = {
  batchId: bigint;
  period: number;
  periodStart: Date;
  periodEnd: Date;
  payoutToken: `0x${string}`;
  paymentToken: `0x${string}`;
  evidenceRequired: EvidenceLevel;
  /** Null: not posted yet. Amounts: payout-token base units; released, refunded: payment-token base units, as they are now. */
  posted: BatchPayout | null;
  /** What waits for proofs, or waited; null below level 3 and for a period that is not posted. Payment-token base units per unit. */
  held: HeldPart | null;
  /** Proven in blocks of this period, oldest block first, at most 500. */
  payments: ProvenPayment[];
  /** Of the batch. */
  scripts: BatchScript[];
  /**
   * Of all periods in payout-token base units: posted with top-ups, the gross of proven ones, and of those that wait before this one.
   * `baseUnitsPerSat` is null below level 3.
   */
  sums: {
    posted: bigint;
    covered: bigint;
    waitingBefore: bigint;
    periodSats: bigint;
    totalSats: bigint;
    baseUnitsPerSat: bigint | null;
  };
  /** The newest. */
  accusation: Accusation | null;
  /** `tip` is null while only the pinned block is known. */
  relay: { tip: string | null; tipHeight: bigint; at: Date } | null;
};

export type HeldPart = {
  heldPerUnit: bigint;
  postedAt: Date;
  proofsDue: Date;
  judged: {
    isProven: boolean;
    releasePerUnit: bigint;
    refundPerUnit: bigint;
    released: bigint;
    refunded: bigint;
    txHash: `0x${string}`;
    at: Date;
  } | null;
};

/** Hashes of Bitcoin in display order, without 0x. */
export type ProvenPayment = {
  position: bigint;
  period: number;
  txid: string;
  vout: bigint;
  sats: bigint;
  blockHash: string;
  height: bigint;
  /** Of the block. */
  time: Date;
  isFreshlyMined: boolean;
  script: `0x${string}`;
  scriptHash: `0x${string}`;
  /** The transaction that proved it, and when. */
  txHash: `0x${string}`;
  at: Date;
};

export type BatchScript = {
  script: `0x${string}`;
  scriptHash: `0x${string}`;
  from: Date;
  provenSats: bigint;
  txHash: `0x${string}`;
  at: Date;
};

export type Accusation = {
  accuser: `0x${string}`;
  accused: bigint;
  posted: bigint;
  until: Date;
  isAnswered: boolean;
  txHash: `0x${string}`;
  at: Date;
};

/** Undefined where there is no such batch, or no such period of it. */
export async function findPayoutPath(
  db: Database,
  chainId: number,
  batchId: bigint,
  period: number,
): Promise<PayoutPath | undefined> {
  if (!fitsBigInt(batchId)) return undefined;
  const [batch, account] = await Promise.all([
    db.batch.findUnique({ where: { chainId_batchId: { chainId, batchId } } }),
    db.batchAccount.findFirst({ where: { chainId, batchId }, orderBy: { blockNumber: "desc" } }),
  ]);
  if (batch === null || account === null || period >= batch.periods) return undefined;
  const posted = bigOf(account.grossPosted) + bigOf(account.toppedUp);
  const [[newest], held, waiting, payments, periodSum, scripts, requirement, accusation, relay] = await Promise.all([
    listPayouts(db, chainId, batchId, { beforePeriod: period + 1, limit: 1 }),
    findHeldPart(db, chainId, batchId, period),
    db.heldPeriod.aggregate({
      where: { chainId, batchId, period: { gte: account.firstHeld, lt: period } },
      _sum: { gross: true },
    }),
    listPayments(db, { chainId, batchId, period }),
    db.provenPayment.aggregate({ where: { chainId, batchId, period }, _sum: { sats: true } }),
    listScripts(db, chainId, batchId),
    db.proofRequirement.findUnique({ where: { chainId_batchId: { chainId, batchId } } }),
    findAccusation(db, chainId, batchId, posted),
    db.relayExtension.findFirst({ where: { chainId }, orderBy: { position: "desc" } }),
  ]);
  const start = (number: number) => new Date(batch.termStart.getTime() + number * Number(batch.periodSeconds) * 1000);
  return {
    batchId,
    period,
    periodStart: start(period),
    periodEnd: start(period + 1),
    payoutToken: batch.payoutToken as `0x${string}`,
    paymentToken: batch.paymentToken as `0x${string}`,
    evidenceRequired: batch.evidenceRequired as EvidenceLevel,
    posted: newest?.period === period ? newest : null,
    held,
    payments,
    scripts,
    sums: {
      posted,
      covered: bigOf(account.covered),
      waitingBefore: waiting._sum.gross === null ? 0n : bigOf(waiting._sum.gross),
      periodSats: periodSum._sum.sats ?? 0n,
      totalSats: account.provenSats,
      baseUnitsPerSat: requirement === null ? null : bigOf(requirement.baseUnitsPerSat),
    },
    accusation,
    relay: relay && { tip: displayOf(relay.anchor), tipHeight: relay.height, at: relay.at },
  };
}
