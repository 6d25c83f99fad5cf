import pg from "pg";
import { until } from "../index-chain.ts";

/**
 * Lets writers come as far as the cursor, their rows written and not committed, and no further until `open`. Nothing is killed "in
 * the middle of a transaction" by luck.
 */
export async function closeWriteGate(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "test" });
  client.on("error", () => {}); // a test may cut it, or stop the server
  await client.connect();
  await client.query("BEGIN");
  await client.query("LOCK TABLE chain_cursor IN SHARE MODE");
  return {
    /** The backend of the writer that waits. */
    async waiting(): Promise<number> {
      let backend: number | undefined;
      await until(async () => {
        const sql = "SELECT pid FROM pg_locks WHERE relation = 'chain_cursor'::regclass AND NOT granted";
        backend = (await client.query<{ pid: number }>(sql)).rows[0]?.pid;
        return backend !== undefined;
      }, "a writer is in the middle of a transaction");
      return backend as number;
    },
    /** For what else has to be done meanwhile; in the same transaction. */
    query: (sql: string, values: unknown[] = []) => client.query(sql, values),
    open: () => client.end().catch(() => {}),
  };
}
