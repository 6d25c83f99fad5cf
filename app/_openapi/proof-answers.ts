import { z } from "zod";
import type { PayoutPath } from "#queries/find-payout-path.ts";
import type { ProofStanding } from "#queries/find-proof-standing.ts";
import { payout } from "./batch-answers.ts";
import type { JsonOf } from "./json-of.ts";
import { address, asOf, baseUnits, count, digits, evidence, evmHash, next, position, sats, time } from "./parts.ts";

const bitcoinHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("as explorers of Bitcoin write it");
const script = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/)
  .describe("output script");
const proven = { txHash: evmHash.describe("transaction on this chain"), at: time };

const payment = z.strictObject({
  ...{ position, period: count, txid: bitcoinHash, vout: digits, sats },
  ...{ blockHash: bitcoinHash, height: digits, time: time.describe("of the block"), isFreshlyMined: z.boolean() },
  ...{ script, scriptHash: evmHash, ...proven },
});

const judged = z.strictObject({
  ...{ isProven: z.boolean(), releasePerUnit: baseUnits, refundPerUnit: baseUnits },
  ...{ released: baseUnits, refunded: baseUnits, ...proven },
});

const accusation = z.strictObject({
  ...{ accuser: address, accused: baseUnits, posted: baseUnits, until: time, isAnswered: z.boolean() },
  ...proven,
});

const path = z.strictObject({
  ...{ batchId: digits, period: count, periodStart: time, periodEnd: time },
  ...{ payoutToken: address, paymentToken: address, evidenceRequired: evidence },
  posted: payout.nullable(),
  held: z
    .strictObject({ heldPerUnit: baseUnits, postedAt: time, proofsDue: time, judged: judged.nullable() })
    .nullable(),
  payments: z.array(payment),
  scripts: z.array(z.strictObject({ script, scriptHash: evmHash, from: time, provenSats: sats, ...proven })),
  sums: z.strictObject({
    ...{ posted: baseUnits, covered: baseUnits, waitingBefore: baseUnits, periodSats: sats, totalSats: sats },
    baseUnitsPerSat: digits.nullable(),
  }),
  accusation: accusation.nullable(),
  relay: z.strictObject({ tip: bitcoinHash.nullable(), tipHeight: digits, at: time }).nullable(),
}) satisfies z.ZodType<JsonOf<PayoutPath>>;

const standing = z.strictObject({
  ...{ evidenceRequired: evidence, baseUnitsPerSat: digits.nullable(), scripts: count, proofs: count },
  ...{ totalSats: sats, posted: baseUnits, covered: baseUnits, heldPeriods: count, firstHeld: count },
  ...{ heldPerUnit: baseUnits, accusation: accusation.nullable() },
}) satisfies z.ZodType<JsonOf<ProofStanding>>;

export const payoutPathAnswer = z.strictObject({ asOf, path });
export const proofsAnswer = z.strictObject({ asOf, standing, proofs: z.array(payment), next });
