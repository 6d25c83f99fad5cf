import type pg from "pg";
import type { Common, Contender } from "./contender.ts";

export type Digest = Record<Common, string>;

/** Of each table that all indexers must agree on: how many rows there are, and one hash of all of them. */
export async function digest(client: pg.Client, { rows }: Contender): Promise<Digest> {
  const digests: Partial<Digest> = {};
  for (const [table, sql] of Object.entries(rows) as [Common, string][]) {
    const { rows: found } = await client.query(
      `SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(r.row, E'\\n' ORDER BY r.row COLLATE "C")), 'none') AS digest
       FROM (${sql}) r`,
    );
    digests[table] = found[0].digest;
  }
  return digests as Digest;
}

/** Tables in which two indexers do not hold the same rows, in words. */
export function differences(a: { name: string; digest: Digest }, b: { name: string; digest: Digest }): string[] {
  return (Object.keys(a.digest) as Common[])
    .filter((table) => a.digest[table] !== b.digest[table])
    .map((table) => `${table}: ${a.name} has ${a.digest[table]}, ${b.name} has ${b.digest[table]}.`);
}
