import type { Database } from "#prisma/client.ts";
import type { AttesterKind } from "#queries/attester-set.ts";
import type { EvidenceLevel } from "#queries/batch-summary.ts";

/** A set as somebody chooses one: who can still sign, how many must, and what that reaches. */
export type AttesterSetChoice = {
  set: number;
  threshold: number;
  highestLevel: EvidenceLevel;
  /** Those who did not resign, by address. */
  members: { attester: `0x${string}`; kind: AttesterKind }[];
};

/** The newest sets, newest first. */
export async function listAttesterSets(
  db: Database,
  chainId: number,
  { limit }: { limit: number },
): Promise<AttesterSetChoice[]> {
  const rows = await db.$queryRaw<(Omit<AttesterSetChoice, "set"> & { set: bigint })[]>`
    SELECT s."set", s."threshold", s."highest_level" AS "highestLevel",
      coalesce((SELECT json_agg(json_build_object('attester', m."attester", 'kind', m."kind") ORDER BY lower(m."attester"))
        FROM "attester_set_member" m WHERE m."chain_id" = s."chain_id" AND m."set" = s."set" AND NOT EXISTS (
          SELECT 1 FROM "attester_resignation" r
          WHERE r."chain_id" = m."chain_id" AND r."set" = m."set" AND r."attester" = m."attester")), '[]'::json) AS "members"
    FROM "attester_set" s WHERE s."chain_id" = ${chainId} ORDER BY s."set" DESC LIMIT ${limit}`;
  return rows.map(({ set, ...row }) => ({ ...row, set: Number(set) }));
}
