import type { HeldPart, PayoutPath } from "#queries/find-payout-path.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";

const day = (number: number) => new Date(Date.UTC(2024, 3, 25 + number));

export function aPayout(changes: Partial<BatchPayout> = {}): BatchPayout {
  return {
    ...{ period: 0, periodStart: day(0), periodEnd: day(1), postedAt: day(2), blockNumber: 10n },
    ...{ gross: 1_000n, hosting: 100n, fee: 10n, holders: 445n, toppedUp: 0n, perUnit: 1n << 64n },
    ...{ released: 9_000n, refunded: 1_000n, deliveredBps: 9_000, evidence: 0 },
    ...{ evidenceHash: "0x01", txHash: "0x02" },
    ...changes,
  };
}

/** Period 0, posted at the operator's word; nothing proven. */
export function aPath(changes: Partial<PayoutPath> = {}): PayoutPath {
  return {
    ...{ batchId: 1n, period: 0, periodStart: day(0), periodEnd: day(1) },
    ...{ payoutToken: "0x03", paymentToken: "0x04", evidenceRequired: 0, posted: aPayout(), held: null },
    ...{ payments: [], scripts: [], accusation: null, relay: null },
    sums: { posted: 0n, covered: 0n, waitingBefore: 0n, periodSats: 0n, totalSats: 0n, baseUnitsPerSat: null },
    ...changes,
  };
}

/** Ten base units of each unit wait until 14 days after the posting. */
export function aHeldPart(judged: HeldPart["judged"] = null): HeldPart {
  return { heldPerUnit: 10n, postedAt: day(2), proofsDue: day(16), judged };
}

export function aJudgement(isProven: boolean, released: bigint, refunded: bigint): HeldPart["judged"] {
  return { isProven, released, refunded, releasePerUnit: 0n, refundPerUnit: 0n, txHash: "0x05", at: day(3) };
}
