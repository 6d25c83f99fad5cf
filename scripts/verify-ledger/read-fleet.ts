import type { Transaction } from "#prisma/client.ts";

/** What the database knows of sites, of sets of attesters, and of those who may be in sets to come. */
export async function readFleet(tx: Transaction, chainId: number) {
  const sites = await tx.$queryRaw<StoredSite[]>`
    SELECT "site"::int AS "number", "operator", "evidence"::text, "country", "nameplate"::text, "capacity"::text,
      "reserved"::text, "energy_mix_hash" AS "energyMixHash", "machines_hash" AS "machinesHash", "name"
    FROM "site_now" WHERE "chain_id" = ${chainId} ORDER BY 1`;
  const machines = await tx.$queryRaw<{ site: number; model: string; unitHashrate: string; count: string }[]>`
    SELECT "site"::int, "model", "unit_hashrate"::text AS "unitHashrate", "count"::text
    FROM "machine_now" WHERE "chain_id" = ${chainId} ORDER BY 1, 2, 3`;
  const sets = await tx.$queryRaw<{ number: number; threshold: string; highestLevel: string }[]>`
    SELECT "set"::int AS "number", "threshold"::text, "highest_level"::text AS "highestLevel"
    FROM "attester_set" WHERE "chain_id" = ${chainId} ORDER BY 1`;
  const members = await tx.$queryRaw<{ set: number; attester: `0x${string}`; kind: string }[]>`
    SELECT m."set"::int, m."attester", CASE WHEN r."set" IS NULL THEN m."kind" ELSE 'none' END AS "kind"
    FROM "attester_set_member" m
    LEFT JOIN "attester_resignation" r ON r."chain_id" = m."chain_id" AND r."set" = m."set" AND r."attester" = m."attester"
    WHERE m."chain_id" = ${chainId} ORDER BY 1, 2`;
  const kinds = await tx.$queryRaw<{ attester: `0x${string}`; kind: string }[]>`
    SELECT DISTINCT ON ("attester") "attester", "kind" FROM "attester_change"
    WHERE "chain_id" = ${chainId} ORDER BY "attester", "position" DESC`;
  return { sites, machines, sets, members, kinds };
}

type StoredSite = { number: number } & Record<
  | ("operator" | "evidence" | "country" | "nameplate" | "capacity" | "reserved" | "energyMixHash" | "machinesHash")
  | "name",
  string
>;

export type StoredFleet = Awaited<ReturnType<typeof readFleet>>;
