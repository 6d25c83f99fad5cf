import type { Database } from "#prisma/client.ts";

const EVERY_MS = 20;
const LONGEST_MS = 10_000;

/** Waits until a replica has what its primary had written at `position` of its log. At once where `db` is no replica; not for ever. */
export async function untilReplayed(db: Database, position: string): Promise<void> {
  for (const end = Date.now() + LONGEST_MS; Date.now() < end; ) {
    const [row] = await db.$queryRaw<{ there: boolean }[]>`
      SELECT coalesce(pg_last_wal_replay_lsn() >= ${position}::pg_lsn, true) AS "there"`;
    if (row?.there !== false) return;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
