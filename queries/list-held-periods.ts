import { PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";
import type { Database } from "#prisma/client.ts";
import type { HeldPart } from "#queries/find-payout-path.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

/** A posted period of a batch that requires proofs. `gross`: payout-token base units. */
export type HeldPeriod = Omit<HeldPart, "judged"> & { period: number; gross: bigint };
export type JudgedPeriod = HeldPeriod & { judged: NonNullable<HeldPart["judged"]> };

/** `waiting`: the oldest first, in the order in which they are settled; `judged`: what became of others, the newest first. */
export type HeldPeriods = { waiting: HeldPeriod[]; judged: JudgedPeriod[] };

type Page = { limit: number };
type Row = { period: number; gross: string; heldPerUnit: string; postedAt: Date };
type Amount = "releasePerUnit" | "refundPerUnit" | "released" | "refunded";
type JudgedRow = Row & Record<Amount, string> & { isProven: boolean; txHash: `0x${string}`; at: Date };

/** What waits for proofs and what became of what waited, at most `limit` of each. */
export async function listHeldPeriods(
  db: Database,
  chainId: number,
  batchId: bigint,
  { limit }: Page,
): Promise<HeldPeriods> {
  if (!fitsBigInt(batchId)) return { waiting: [], judged: [] };
  const [waiting, judged] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT h."period", h."gross"::text, h."held_per_unit"::text AS "heldPerUnit", h."at" AS "postedAt"
      FROM "batch_account_now" a
      JOIN "held_period" h ON h."chain_id" = a."chain_id" AND h."batch_id" = a."batch_id" AND h."period" >= a."first_held"
      WHERE a."chain_id" = ${chainId} AND a."batch_id" = ${batchId}
      ORDER BY h."period" LIMIT ${limit}`,
    db.$queryRaw<JudgedRow[]>`
      SELECT h."period", h."gross"::text, h."held_per_unit"::text AS "heldPerUnit", h."at" AS "postedAt",
        j."is_proven" AS "isProven", j."release_per_unit"::text AS "releasePerUnit",
        j."refund_per_unit"::text AS "refundPerUnit", j."released"::text, j."refunded"::text, j."tx_hash" AS "txHash", j."at"
      FROM "held_judgement" j
      JOIN "held_period" h ON h."chain_id" = j."chain_id" AND h."batch_id" = j."batch_id" AND h."period" = j."period"
      WHERE j."chain_id" = ${chainId} AND j."batch_id" = ${batchId}
      ORDER BY j."period" DESC LIMIT ${limit}`,
  ]);
  return { waiting: waiting.map(toHeld), judged: judged.map(toJudged) };
}

const toHeld = ({ period, gross, heldPerUnit, postedAt }: Row): HeldPeriod => ({
  ...{ period, postedAt, gross: BigInt(gross), heldPerUnit: BigInt(heldPerUnit) },
  proofsDue: new Date(postedAt.getTime() + PROOF_GRACE_SECONDS * 1000),
});

const toJudged = (row: JudgedRow): JudgedPeriod => ({
  ...toHeld(row),
  judged: {
    ...{ isProven: row.isProven, txHash: row.txHash, at: row.at },
    ...{ releasePerUnit: BigInt(row.releasePerUnit), refundPerUnit: BigInt(row.refundPerUnit) },
    ...{ released: BigInt(row.released), refunded: BigInt(row.refunded) },
  },
});
