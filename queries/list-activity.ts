import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

export type ActivityKind =
  | "created"
  | "rate set"
  | "bought"
  | "given back"
  | "upfront released"
  | "payout"
  | "topped up"
  | "proceeds collected"
  | "claimed"
  | "refunded"
  | "transferred"
  | "split"
  | "merged"
  | "retired"
  | "withdrawn"
  | "defaulted"
  | "called off"
  | "disputed"
  | "dispute resolved"
  | "bond released";

/** One thing that happened. `amount` in base units of `token`: what was paid, posted, claimed, forfeited; or the new rate. */
export type Activity = {
  kind: ActivityKind;
  at: Date;
  txHash: `0x${string}`;
  blockNumber: bigint;
  batchId: bigint | null;
  sliceId: bigint | null;
  account: `0x${string}` | null;
  amount: bigint | null;
  token: `0x${string}` | null;
  /** Of a payout or a top-up. */
  period: number | null;
};

/** Newest first. Withdrawals are of an account, not of a batch: with `batchId` they are left out. */
export async function listActivity(
  db: Database,
  chainId: number,
  { batchId, limit }: { batchId?: bigint; limit: number },
): Promise<Activity[]> {
  if (batchId !== undefined && !fitsBigInt(batchId)) return [];
  const here = (table: string) => {
    const [chain, batch] = [Prisma.raw(`${table}."chain_id"`), Prisma.raw(`${table}."batch_id"`)];
    return batchId === undefined
      ? Prisma.sql`${chain} = ${chainId}`
      : Prisma.sql`${chain} = ${chainId} AND ${batch} = ${batchId}`;
  };
  const newest = (table: string) => Prisma.sql`ORDER BY ${Prisma.raw(`${table}."position"`)} DESC LIMIT ${limit}`;
  const withdrawals =
    batchId === undefined
      ? Prisma.sql`UNION ALL (SELECT 'withdrawn', "position", "at", "tx_hash", NULL, NULL, "account", (-"amount")::text, "token", NULL
          FROM "credit_change" WHERE "chain_id" = ${chainId} AND "reason" = 'withdrawn' ORDER BY "position" DESC LIMIT ${limit})`
      : Prisma.empty;
  const rows = await db.$queryRaw<
    (Omit<Activity, "amount" | "blockNumber"> & { position: bigint; amount: string | null })[]
  >`
    (SELECT 'created' AS "kind", b."position", b."at", b."tx_hash" AS "txHash", b."batch_id" AS "batchId",
       NULL::bigint AS "sliceId", b."operator" AS "account", b."bond"::text AS "amount", b."payment_token" AS "token",
       NULL::int AS "period"
     FROM "batch" b WHERE ${here("b")} ${newest("b")})
    UNION ALL
    (SELECT 'bought', s."position", s."at", s."tx_hash", s."batch_id", s."slice_id", s."buyer", s."cost"::text,
       b."payment_token", NULL
     FROM "slice" s JOIN "batch" b USING ("chain_id", "batch_id")
     WHERE ${here("s")} AND s."origin" = 'bought' ${newest("s")})
    UNION ALL
    (SELECT 'merged', s."position", s."at", s."tx_hash", s."batch_id", s."slice_id", s."first_owner", NULL, NULL, NULL
     FROM "slice" s WHERE ${here("s")} AND s."origin" = 'merged' ${newest("s")})
    UNION ALL
    (SELECT CASE e."how" WHEN 'refunded' THEN 'given back' ELSE e."how" END, e."position", e."at", e."tx_hash", e."batch_id",
       e."slice_id", e."owner", e."amount"::text, CASE WHEN e."amount" IS NULL THEN NULL ELSE b."payment_token" END, NULL
     FROM "slice_end" e JOIN "batch" b USING ("chain_id", "batch_id")
     WHERE ${here("e")} AND e."how" <> 'merged' ${newest("e")})
    UNION ALL
    (SELECT 'payout', p."position", p."at", p."tx_hash", p."batch_id", NULL, b."operator", p."gross"::text,
       b."payout_token", p."period"
     FROM "payout" p JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("p")} ${newest("p")})
    UNION ALL
    (SELECT 'topped up', p."position", p."at", p."tx_hash", p."batch_id", NULL, p."payer", p."amount"::text,
       b."payout_token", p."period"
     FROM "top_up" p JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("p")} ${newest("p")})
    UNION ALL
    (SELECT 'rate set', r."position", r."at", r."tx_hash", r."batch_id", NULL, b."operator", r."rate"::text,
       b."payment_token", NULL
     FROM "rate_change" r JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("r")} ${newest("r")})
    UNION ALL
    (SELECT 'upfront released', r."position", r."at", r."tx_hash", r."batch_id", NULL, b."operator", r."amount"::text,
       b."payment_token", NULL
     FROM "upfront_release" r JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("r")} ${newest("r")})
    UNION ALL
    (SELECT 'proceeds collected', r."position", r."at", r."tx_hash", r."batch_id", NULL, r."recipient", r."amount"::text,
       b."payment_token", NULL
     FROM "proceeds_collection" r JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("r")} ${newest("r")})
    UNION ALL
    (SELECT CASE c."kind" WHEN 'earnings' THEN 'claimed' ELSE 'refunded' END, c."position", c."at", c."tx_hash",
       c."batch_id", c."slice_id", c."owner", c."amount"::text, c."token", NULL
     FROM "claim" c WHERE ${here("c")} ${newest("c")})
    UNION ALL
    (SELECT 'transferred', t."position", t."at", t."tx_hash", t."batch_id", t."slice_id", t."recipient", NULL, NULL, NULL
     FROM "transfer" t WHERE ${here("t")} ${newest("t")})
    UNION ALL
    (SELECT 'defaulted', d."position", d."at", d."tx_hash", d."batch_id", NULL, d."declared_by",
       (d."refunded" + d."bond")::text, b."payment_token", d."period"
     FROM "batch_default" d JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("d")} ${newest("d")})
    UNION ALL
    (SELECT 'called off', d."position", d."at", d."tx_hash", d."batch_id", NULL, d."called_off_by", d."refunded"::text,
       b."payment_token", NULL
     FROM "batch_cancellation" d JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("d")} ${newest("d")})
    UNION ALL
    (SELECT 'disputed', d."position", d."at", d."tx_hash", d."batch_id", NULL, d."opened_by", NULL, NULL, NULL
     FROM "dispute" d WHERE ${here("d")} ${newest("d")})
    UNION ALL
    (SELECT 'dispute resolved', d."position", d."at", d."tx_hash", d."batch_id", NULL, b."arbiter", d."forfeited"::text,
       b."payment_token", NULL
     FROM "dispute_resolution" d JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("d")} ${newest("d")})
    UNION ALL
    (SELECT 'bond released', r."position", r."at", r."tx_hash", r."batch_id", NULL, r."operator", r."bond"::text,
       b."payment_token", NULL
     FROM "bond_release" r JOIN "batch" b USING ("chain_id", "batch_id") WHERE ${here("r")} ${newest("r")})
    ${withdrawals}
    ORDER BY "position" DESC LIMIT ${limit}`;
  return rows.map(({ position, amount, ...row }) => ({
    ...row,
    blockNumber: position / 1_000_000n,
    amount: amount === null ? null : BigInt(amount),
  }));
}
