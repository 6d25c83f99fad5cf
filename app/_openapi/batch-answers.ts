import { z } from "zod";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { BatchAccounts, BatchDetail } from "#queries/find-batch.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";
import type { TopUp } from "#queries/list-top-ups.ts";
import type { JsonOf } from "./json-of.ts";
import {
  accumulator,
  address,
  asOf,
  baseUnits,
  bps,
  count,
  digits,
  evidence,
  evmHash,
  hashes,
  next,
  position,
  seconds,
  time,
} from "./parts.ts";

export const batchStatus = z.enum([
  "Scheduled",
  "Selling",
  "CoolingOff",
  "Active",
  "Completed",
  "Defaulted",
  "Cancelled",
]);

const dispute = z.strictObject({
  ...{ state: z.enum(["open", "expired", "resolved"]), openedBy: address, openedAt: time, until: time },
  reasonHash: evmHash,
  resolution: z.strictObject({ forfeitBps: bps, forfeited: baseUnits, at: time, reasonHash: evmHash }).nullable(),
});

const disclosure = z.strictObject({
  ...{ efficiencyMilliJoulesPerTh: count, powerMicroUsdPerKwh: count, pueBps: bps, poolFeeBps: bps },
  serviceMicroUsdPerThDay: count,
});

const payoutPoint = z.strictObject({
  ...{ period: count, gross: baseUnits, hosting: baseUnits, fee: baseUnits, deliveredBps: bps, evidence },
});

const batchSummary = z.strictObject({
  ...{ batchId: digits, operator: address, name: z.string(), pool: z.string(), status: batchStatus },
  site: z.strictObject({ number: count, name: z.string(), country: z.string(), evidence }),
  ...{ onSale: z.boolean(), paymentToken: address, payoutToken: address, unitHashrate: hashes },
  ...{ capacity: digits.describe("units"), sold: digits.describe("units"), minUnits: digits.describe("units") },
  ...{ rate: baseUnits, upfront: baseUnits, upfrontState: z.enum(["none", "held", "released"]), unitPrice: baseUnits },
  ...{ bond: baseUnits, escrow: baseUnits, proceeds: baseUnits, proceedsCollected: baseUnits },
  ...{ saleStart: time, saleEnd: time, refundDeadline: time.nullable(), refundableUntil: time.nullable() },
  ...{ firmAt: time.nullable(), termStart: time, termEnd: time, periodSeconds: seconds, periods: count },
  ...{ grace: seconds, nextPeriod: count, defaultableAt: time.nullable(), finishedPeriods: count },
  ...{ maxHostingBps: bps, feeBps: bps, royaltyBps: bps, evidenceRequired: evidence },
  ...{ attesterSet: count.nullable(), arbiter: address.nullable(), dispute: dispute.nullable() },
  ...{ disputable: z.boolean(), bondReleasableAt: time.nullable(), disclosure },
  ...{ grossPosted: baseUnits, hostingPosted: baseUnits, feePosted: baseUnits, toppedUp: baseUnits },
  ...{ lastPayouts: z.array(payoutPoint), meanDeliveredBps: z.number().nullable() },
  ...{ defaultedAt: time.nullable(), calledOffAt: time.nullable(), reserved: hashes, createdBlock: digits },
}) satisfies z.ZodType<JsonOf<BatchSummary>>;

const batchAccounts = batchSummary.extend({
  ...{ acc: accumulator, refundAcc: accumulator, holdersReserve: baseUnits, refundReserve: baseUnits },
}) satisfies z.ZodType<JsonOf<BatchAccounts>>;

export const batchDetail = batchAccounts.extend({ holders: count }) satisfies z.ZodType<JsonOf<BatchDetail>>;

export const payout = z.strictObject({
  ...{ period: count, periodStart: time, periodEnd: time, gross: baseUnits, hosting: baseUnits, fee: baseUnits },
  ...{ holders: baseUnits, released: baseUnits, refunded: baseUnits, perUnit: accumulator, deliveredBps: bps },
  ...{ evidence, toppedUp: baseUnits, evidenceHash: evmHash, txHash: evmHash, blockNumber: digits, postedAt: time },
}) satisfies z.ZodType<JsonOf<BatchPayout>>;

const topUp = z.strictObject({
  ...{ position, period: count, payer: address, amount: baseUnits, evidenceHash: evmHash, txHash: evmHash, at: time },
}) satisfies z.ZodType<JsonOf<TopUp>>;

export const batchesAnswer = z.strictObject({ asOf, batches: z.array(batchAccounts), next });
export const batchAnswer = z.strictObject({ asOf, batch: batchDetail });
export const payoutsAnswer = z.strictObject({ asOf, payouts: z.array(payout) });
export const topUpsAnswer = z.strictObject({ asOf, topUps: z.array(topUp) });
