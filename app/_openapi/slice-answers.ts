import { z } from "zod";
import type { Portfolio } from "#queries/find-portfolio.ts";
import type { SliceDetail } from "#queries/find-slice.ts";
import type { SlicePayout } from "#queries/list-slice-payouts.ts";
import { batchDetail, batchStatus } from "./batch-answers.ts";
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
  position,
  time,
} from "./parts.ts";

const sliceIds = z.array(digits);

const end = z.strictObject({
  ...{ how: z.enum(["split", "merged", "retired", "refunded"]), at: time, txHash: evmHash, into: sliceIds },
  refund: z.strictObject({ amount: baseUnits, recipient: address }).nullable(),
});

const slice = z.strictObject({
  ...{ sliceId: digits, batchId: digits, owner: address, buyer: address, units: digits, cost: baseUnits },
  ...{ paid: accumulator, refundPaid: accumulator, claimable: baseUnits, refundable: baseUnits },
  ...{ refundableUntil: time.nullable(), earned: baseUnits, claimed: baseUnits, mintedAt: time, mintTx: evmHash },
  origin: z.strictObject({ how: z.enum(["bought", "split", "merged"]), from: sliceIds }),
  ...{ ended: end.nullable(), batch: batchDetail },
  owners: z.array(z.strictObject({ owner: address, from: time, to: time.nullable() })),
}) satisfies z.ZodType<JsonOf<SliceDetail>>;

const line = z.strictObject({
  ...{ kind: z.enum(["payout", "top-up"]), position, period: count, periodStart: time, periodEnd: time },
  ...{
    owner: address,
    amount: baseUnits,
    gross: baseUnits,
    deliveredBps: bps.nullable(),
    evidence: evidence.nullable(),
  },
  ...{ txHash: evmHash, postedAt: time, evidenceHash: evmHash, state: z.enum(["claimable", "claimed", "credited"]) },
}) satisfies z.ZodType<JsonOf<SlicePayout>>;

const held = z.strictObject({
  ...{ sliceId: digits, batchId: digits, batchName: z.string(), status: batchStatus, units: digits },
  ...{ unitHashrate: hashes, paymentToken: address, payoutToken: address, cost: baseUnits, claimable: baseUnits },
  ...{ refundable: baseUnits, refundableUntil: time.nullable(), earned: baseUnits },
});

const byToken = z.array(z.strictObject({ token: address, amount: baseUnits }));

const portfolio = z.strictObject({
  ...{ owner: address, slices: z.array(held), credits: byToken, claimableByToken: byToken, refundableByToken: byToken },
  ...{ costByToken: byToken, earnedByToken: byToken, payoutAddress: address.nullable(), keeperClaims: z.boolean() },
}) satisfies z.ZodType<JsonOf<Portfolio>>;

export const sliceAnswer = z.strictObject({ asOf, slice });
export const ledgerAnswer = z.strictObject({ asOf, payouts: z.array(line) });
export const portfolioAnswer = z.strictObject({ asOf, portfolio });
