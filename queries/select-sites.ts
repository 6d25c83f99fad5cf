import type { Database } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { SiteMachines, SiteSummary } from "#queries/site-summary.ts";

type Amount = "nameplate" | "capacity" | "reserved";
type Row = Omit<SiteSummary, Amount | "number" | "stated" | "machines"> &
  Record<Amount, string> & {
    site: bigint;
    documentHash: `0x${string}` | null;
    attesterSet: bigint | null;
    statedAt: Date | null;
    statedTx: `0x${string}` | null;
    machines: (Omit<SiteMachines, "unitHashrate"> & { unitHashrate: string })[] | null;
  };

/** The sites `where` (on `n`, view site_now) selects, by number. */
export async function selectSites(db: Database, chainId: number, where: Prisma.Sql): Promise<SiteSummary[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT n."site", n."operator", n."name", n."country", n."evidence", n."nameplate"::text, n."capacity"::text,
      n."reserved"::text, n."energy_mix_hash" AS "energyMixHash", n."machines_hash" AS "machinesHash",
      n."at" AS "registeredAt", c."document_hash" AS "documentHash", c."attester_set" AS "attesterSet", c."at" AS "statedAt",
      c."tx_hash" AS "statedTx", m."machines"
    FROM "site_now" n
    LEFT JOIN LATERAL (
      SELECT * FROM "capacity_statement" c WHERE c."chain_id" = n."chain_id" AND c."site" = n."site"
      ORDER BY c."position" DESC LIMIT 1
    ) c ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('model', m."model", 'count', m."count", 'unitHashrate', m."unit_hashrate"::text,
        'efficiencyMilliJoulesPerTh', m."efficiency_milli_joules_per_th") ORDER BY m."model", m."unit_hashrate") AS "machines"
      FROM "machine_now" m WHERE m."chain_id" = n."chain_id" AND m."site" = n."site"
    ) m ON true
    WHERE n."chain_id" = ${chainId} AND ${where}
    ORDER BY n."site"`;
  return rows.map(toSite);
}

function toSite({ site, documentHash, attesterSet, statedAt, statedTx, machines, ...row }: Row): SiteSummary {
  return {
    ...row,
    number: Number(site),
    nameplate: BigInt(row.nameplate),
    capacity: BigInt(row.capacity),
    reserved: BigInt(row.reserved),
    stated:
      documentHash === null || statedAt === null || statedTx === null
        ? null
        : {
            documentHash,
            attesterSet: attesterSet === null ? null : Number(attesterSet),
            at: statedAt,
            txHash: statedTx,
          },
    machines: (machines ?? []).map((one) => ({ ...one, unitHashrate: BigInt(one.unitHashrate) })),
  };
}
