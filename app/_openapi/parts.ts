import { z } from "zod";

/** What answers are made of. Amounts are texts of digits, so that no reader rounds them. */
export const digits = z
  .string()
  .regex(/^-?\d+$/)
  .describe("a whole number");
export const sats = digits.describe("satoshis");
export const baseUnits = digits.describe("base units of the token");
export const accumulator = digits.describe("Q64: base units per unit, times 2^64");
export const hashes = digits.describe("hashes per second");
export const time = z.iso.datetime();
export const evmHash = z.string().regex(/^0x[0-9a-f]{64}$/);
export const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
export const evidence = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export const count = z.int().min(0);
export const bps = count.describe("1/10000");
export const seconds = count.describe("seconds");
export const position = digits.describe("place in the chain");

/** Up to which block an answer is true. */
export const asOf = z.strictObject({ chainId: z.int(), blockNumber: digits, blockHash: evmHash, blockTime: time });

/** For lists that come in pages. */
export const next = digits.nullable().describe("`before` of the next page; null on the last");
