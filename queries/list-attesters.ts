import type { Database } from "#prisma/client.ts";
import type { AttesterKind } from "#queries/attester-set.ts";

/** An account that may be in sets to come, and as what. */
export type Attester = { attester: `0x${string}`; kind: AttesterKind; since: Date };

/** All that governance admits now, by address. */
export function listAttesters(db: Database, chainId: number): Promise<Attester[]> {
  return db.$queryRaw<Attester[]>`
    SELECT "attester", "kind", "at" AS "since" FROM (
      SELECT DISTINCT ON ("attester") * FROM "attester_change"
      WHERE "chain_id" = ${chainId} ORDER BY "attester", "position" DESC
    ) AS "now" WHERE "kind" <> 'none' ORDER BY lower("attester")`;
}
