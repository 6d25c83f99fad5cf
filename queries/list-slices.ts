import type { Database } from "#prisma/client.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

export type SliceRow = {
  sliceId: bigint;
  owner: `0x${string}`;
  units: bigint;
  boughtAt: Date;
  /** Payment-token base units. */
  cost: bigint;
};

/** A batch's slices by number; `after` (a slice id) pages on. */
export async function listSlices(
  db: Database,
  chainId: number,
  batchId: bigint,
  { after = -1n, limit }: { after?: bigint; limit: number },
): Promise<SliceRow[]> {
  if (!fitsBigInt(batchId) || (after > 0n && !fitsBigInt(after))) return [];
  const rows = await db.$queryRaw<(Omit<SliceRow, "units" | "cost"> & { units: string; cost: string })[]>`
    SELECT s."slice_id" AS "sliceId", e."owner", s."units"::text, s."at" AS "boughtAt", s."cost"::text
    FROM "slice" s
    JOIN "slice_span" e ON e."chain_id" = s."chain_id" AND e."batch_id" = s."batch_id" AND e."slice_id" = s."slice_id"
      AND e."to_position" IS NULL
    WHERE s."chain_id" = ${chainId} AND s."batch_id" = ${batchId} AND s."slice_id" > ${after}
    ORDER BY s."slice_id" LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, units: BigInt(row.units), cost: BigInt(row.cost) }));
}
