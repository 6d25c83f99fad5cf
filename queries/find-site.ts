import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";
import { selectSites } from "#queries/select-sites.ts";
import type { SiteReservation, SiteSummary } from "#queries/site-summary.ts";

/** A site with the batches that hold, or held, its capacity, newest first. */
export type SiteDetail = SiteSummary & { reservations: SiteReservation[] };

export async function findSite(db: Database, chainId: number, number: bigint): Promise<SiteDetail | undefined> {
  if (!fitsBigInt(number)) return undefined;
  const [[site], reservations] = await Promise.all([
    selectSites(db, chainId, Prisma.sql`n."site" = ${number}`),
    db.$queryRaw<(Omit<SiteReservation, "hashrate"> & { hashrate: string })[]>`
      SELECT r."batch_id" AS "batchId", b."name" AS "batchName", r."hashrate"::text, r."at" AS "reservedAt",
        g."at" AS "releasedAt"
      FROM "reservation" r
      JOIN "batch" b ON b."chain_id" = r."chain_id" AND b."batch_id" = r."batch_id"
      LEFT JOIN "reservation_release" g ON g."chain_id" = r."chain_id" AND g."batch_id" = r."batch_id"
      WHERE r."chain_id" = ${chainId} AND r."site" = ${number} ORDER BY r."batch_id" DESC`,
  ]);
  if (!site) return undefined;
  return { ...site, reservations: reservations.map((row) => ({ ...row, hashrate: BigInt(row.hashrate) })) };
}
