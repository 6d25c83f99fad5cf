import pg from "pg";
import type { TestDatabase } from "../../database.ts";
import { until } from "../index-chain.ts";

/** Holds the cursor's row, as a slow transaction would: who writes waits in the middle of its own. */
export async function holdCursor(database: TestDatabase) {
  const client = new pg.Client({ connectionString: database.url, application_name: "test" });
  await client.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM chain_cursor FOR UPDATE");
  return {
    /** Resolves when `count` transactions wait for it. */
    async waitedFor(count = 1) {
      const waiting = async () => {
        const [row] = await database.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%chain_cursor%'`,
        );
        return row?.count === count;
      };
      await until(waiting, `${count} transactions wait for the cursor`);
    },
    async release() {
      await client.query("ROLLBACK");
      await client.end();
    },
  };
}
