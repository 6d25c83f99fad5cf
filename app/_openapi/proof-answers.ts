import { z } from "zod";

const digits = z
  .string()
  .regex(/^-?\d+$/)
  .describe("a whole number");
const sats = digits.describe("satoshis");
const baseUnits = digits.describe("base units of the token");
const time = z.iso.datetime();
const evmHash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const bitcoinHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("as explorers of Bitcoin write it");
const script = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/)
  .describe("output script");
const evidence = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const count = z.int().min(0);

const asOf = z.strictObject({ chainId: z.int(), blockNumber: digits, blockHash: evmHash, blockTime: time });
const proven = { txHash: evmHash.describe("transaction on this chain"), at: time };

const payment = z.strictObject({
  ...{ position: digits, period: count, txid: bitcoinHash, vout: digits, sats },
  ...{ blockHash: bitcoinHash, height: digits, time: time.describe("of the block"), isFreshlyMined: z.boolean() },
  ...{ script, scriptHash: evmHash, ...proven },
});

const payout = z.strictObject({
  ...{ period: count, periodStart: time, periodEnd: time, gross: baseUnits, hosting: baseUnits, fee: baseUnits },
  ...{ holders: baseUnits, released: baseUnits, refunded: baseUnits, perUnit: digits.describe("Q64") },
  ...{ deliveredBps: count, evidence, toppedUp: baseUnits, evidenceHash: evmHash, txHash: evmHash },
  ...{ blockNumber: digits, postedAt: time },
});

const judged = z.strictObject({
  ...{ isProven: z.boolean(), releasePerUnit: baseUnits, refundPerUnit: baseUnits },
  ...{ released: baseUnits, refunded: baseUnits, ...proven },
});

const accusation = z.strictObject({
  ...{ accuser: address, accused: baseUnits, posted: baseUnits, until: time, isAnswered: z.boolean() },
  ...proven,
});

export const payoutPathAnswer = z.strictObject({
  asOf,
  path: z.strictObject({
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
  }),
});

export const proofsAnswer = z.strictObject({
  asOf,
  standing: z.strictObject({
    ...{ evidenceRequired: evidence, baseUnitsPerSat: digits.nullable(), scripts: count, proofs: count },
    ...{ totalSats: sats, posted: baseUnits, covered: baseUnits, heldPeriods: count, firstHeld: count },
    ...{ heldPerUnit: baseUnits, accusation: accusation.nullable() },
  }),
  proofs: z.array(payment),
  next: digits.nullable(),
});
