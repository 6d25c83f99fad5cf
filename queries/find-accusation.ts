import { isUnderReported } from "#domain/under-reporting.ts";
import type { Database } from "#prisma/client.ts";
import type { Accusation } from "#queries/find-payout-path.ts";
import { bigOf } from "#queries/payout-path-parts.ts";

/** The newest accusation of a batch, and whether what is `posted` by now, in payout-token base units, answers it. */
export async function findAccusation(
  db: Database,
  chainId: number,
  batchId: bigint,
  posted: bigint,
): Promise<Accusation | null> {
  const newest = await db.accusation.findFirst({ where: { chainId, batchId }, orderBy: { position: "desc" } });
  if (newest === null) return null;
  const accused = bigOf(newest.accused);
  return {
    accuser: newest.accuser as `0x${string}`,
    accused,
    posted: bigOf(newest.posted),
    until: newest.until,
    isAnswered: !isUnderReported(posted, accused),
    txHash: newest.txHash as `0x${string}`,
    at: newest.at,
  };
}
