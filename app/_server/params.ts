import { type Address, getAddress, isAddress } from "viem";
import { z } from "zod";
import { ApiError } from "./api-error.ts";

// At most 18 digits: what is longer does not fit a signed 64-bit column, so it cannot exist and must not reach the database.
const number = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, "must be a whole number of at most 18 digits")
  .transform((digits) => BigInt(digits));

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), "must be an address: 0x and 40 hexadecimal digits")
  .transform((text): Address => getAddress(text));

const limit = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(500, "must be 500 or less")
  .default(50);

const period = z.coerce
  .number("must be a period number")
  .int("must be a whole number")
  .min(0, "must be 0 or more")
  .max(65_535, "must be 65535 or less");

export const batchParams = z.object({ id: number });
export const batchPeriodParams = z.object({ id: number, period });
export const sliceParams = z.object({ id: number });
export const siteParams = z.object({ id: number });
export const attesterSetParams = z.object({ id: number });
export const payoutParams = z.object({ batch: number, period });
export const ownerParams = z.object({ address });
export const periodPage = z.object({ limit, beforePeriod: period.optional() });
export const numberPage = z.object({ limit, before: number.optional() });

/** The search parameters of a URL as one object; the last of a repeated name counts. */
export const searchOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);

/** What was found, or a 404 that names it. */
export function mustFind<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new ApiError(404, `There is no ${what}.`, "GET /api/v1/batches lists what there is.");
  return found;
}

// A page's own search: whatever it cannot read means the first page, for a reader has no use for a parse error.
export const batchSearch = z.object({
  before: period.optional().catch(undefined),
  after: number.optional().catch(undefined),
});
export const sliceSearch = z.object({ before: number.optional().catch(undefined) });
/** `slice`: the one whose part of the payout is followed. */
export const payoutSearch = z.object({ slice: number.optional().catch(undefined) });
export const portfolioSearch = z.object({ before: number.optional().catch(undefined) });
