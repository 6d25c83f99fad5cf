import type { Database } from "#prisma/client.ts";
import type { AttesterSet, AttesterSetMember } from "#queries/attester-set.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

type Row = Omit<AttesterSet, "set" | "members"> & {
  set: bigint;
  members: (Omit<AttesterSetMember, "resignedAt"> & { resignedAt: string | null })[];
};

export async function findAttesterSet(db: Database, chainId: number, set: bigint): Promise<AttesterSet | undefined> {
  if (!fitsBigInt(set)) return undefined;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s."set", s."created_by" AS "createdBy", s."at" AS "createdAt", s."tx_hash" AS "txHash", s."threshold",
      s."highest_level" AS "highestLevel", m."members"
    FROM "attester_set" s
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('attester', m."attester", 'kind', m."kind", 'resignedAt', r."at")
        ORDER BY lower(m."attester")) AS "members"
      FROM "attester_set_member" m
      LEFT JOIN "attester_resignation" r ON r."chain_id" = m."chain_id" AND r."set" = m."set" AND r."attester" = m."attester"
      WHERE m."chain_id" = s."chain_id" AND m."set" = s."set"
    ) m
    WHERE s."chain_id" = ${chainId} AND s."set" = ${set}`;
  if (!row) return undefined;
  const members = row.members.map(({ resignedAt, ...member }) => ({
    ...member,
    resignedAt: resignedAt === null ? null : new Date(resignedAt),
  }));
  return { ...row, set: Number(row.set), members };
}
