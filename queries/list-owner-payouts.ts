import { getAddress } from "viem";
import type { Database } from "#prisma/client.ts";

/**
 * payout, top-up: slices of this account earned `amount`. given back: a slice, for its price. claimed, refunded: paid out. settled, refund settled: became credit when the
 * slice was handed on or ended, or somebody asked. credited: to the account as operator or fee recipient. withdrawn: credit paid out.
 */
export type OwnerPayoutKind =
  | "payout"
  | "top-up"
  | "given back"
  | "claimed"
  | "refunded"
  | "settled"
  | "refund settled"
  | "credited"
  | "withdrawn";

export type OwnerPayout = {
  kind: OwnerPayoutKind;
  /** Place in the chain; pass the last one as `before` for the next page. */
  position: bigint;
  at: Date;
  txHash: `0x${string}`;
  blockNumber: bigint;
  batchId: bigint | null;
  /** Null where it is not about one slice: a payout that several slices of the account earned from, or credit. */
  sliceId: bigint | null;
  /** How many slices of the account it is about; 0 for credit. */
  slices: number;
  period: number | null;
  token: `0x${string}`;
  /** Base units of `token`. */
  amount: bigint;
};

/**
 * What happened to an account's money, newest first; one entry for each payout of a batch it held slices of. One event may say two
 * things: entries of one position are never parted, so there may be more than `limit`.
 */
export async function listOwnerPayouts(
  db: Database,
  chainId: number,
  owner: `0x${string}`,
  { before = (1n << 63n) - 1n, limit }: { before?: bigint; limit: number },
): Promise<OwnerPayout[]> {
  const account = getAddress(owner);
  const rows = await db.$queryRaw<(Omit<OwnerPayout, "amount" | "blockNumber"> & { amount: string })[]>`
    WITH "held" AS MATERIALIZED (
      SELECT DISTINCT "batch_id" FROM "slice_span" WHERE "chain_id" = ${chainId} AND "owner" = ${account}
    ), "recent" AS MATERIALIZED (
      SELECT p.* FROM "held" h CROSS JOIN LATERAL (
        SELECT p.* FROM "payout_step" p
        WHERE p."chain_id" = ${chainId} AND p."batch_id" = h."batch_id" AND p."position" < ${before}
          AND EXISTS (
            SELECT 1 FROM "slice_span" s WHERE s."chain_id" = ${chainId} AND s."batch_id" = h."batch_id"
              AND s."owner" = ${account} AND s."from_position" < p."position"
              AND coalesce(s."to_position", 9223372036854775807) > p."position")
        ORDER BY p."position" DESC LIMIT ${limit}
      ) p ORDER BY p."position" DESC LIMIT ${limit}
    ), "page" AS (
    (SELECT p."kind", p."position", p."at", p."tx_hash" AS "txHash", p."batch_id" AS "batchId",
       CASE WHEN count(*) = 1 THEN min(s."slice_id") END AS "sliceId", count(*)::int AS "slices", p."period",
       b."payout_token" AS "token", sum(line_down(s."units", p."acc_before", p."acc", s."paid"))::text AS "amount"
     FROM "recent" p
     JOIN "slice_span" s ON s."chain_id" = p."chain_id" AND s."batch_id" = p."batch_id" AND s."owner" = ${account}
       AND s."from_position" < p."position" AND coalesce(s."to_position", 9223372036854775807) > p."position"
     JOIN "batch" b ON b."chain_id" = p."chain_id" AND b."batch_id" = p."batch_id"
     GROUP BY p."kind", p."position", p."at", p."tx_hash", p."batch_id", p."period", b."payout_token")
    UNION ALL
    (SELECT CASE "kind" WHEN 'earnings' THEN 'claimed' ELSE 'refunded' END, "position", "at", "tx_hash", "batch_id",
       "slice_id", 1, NULL, "token", "amount"::text
     FROM "claim" WHERE "chain_id" = ${chainId} AND "owner" = ${account} AND "position" < ${before}
     ORDER BY "position" DESC LIMIT ${limit})
    UNION ALL
    (SELECT CASE "kind" WHEN 'earnings' THEN 'settled' ELSE 'refund settled' END, "position", "at", "tx_hash", "batch_id",
       "slice_id", 1, NULL, "token", "amount"::text
     FROM "settlement" WHERE "chain_id" = ${chainId} AND "owner" = ${account} AND "position" < ${before}
     ORDER BY "position" DESC LIMIT ${limit})
    UNION ALL
    (SELECT 'given back', e."position", e."at", e."tx_hash", e."batch_id", e."slice_id", 1, NULL, b."payment_token",
       e."amount"::text
     FROM "slice_end" e JOIN "batch" b USING ("chain_id", "batch_id")
     WHERE e."chain_id" = ${chainId} AND e."owner" = ${account} AND e."how" = 'refunded' AND e."position" < ${before}
     ORDER BY e."position" DESC LIMIT ${limit})
    UNION ALL
    (SELECT "reason", "position", "at", "tx_hash", NULL, NULL, 0, NULL, "token", abs("amount")::text
     FROM "credit_change"
     WHERE "chain_id" = ${chainId} AND "account" = ${account} AND "reason" IN ('credited', 'withdrawn')
       AND "position" < ${before}
     ORDER BY "position" DESC LIMIT ${limit})
    ORDER BY "position" DESC FETCH FIRST ${limit} ROWS WITH TIES)
    SELECT * FROM "page" ORDER BY "position" DESC, "kind"`;
  return rows.map((row) => ({ ...row, blockNumber: row.position / 1_000_000n, amount: BigInt(row.amount) }));
}
