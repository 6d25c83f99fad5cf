import pg from "pg";
import { HaltError } from "./errors.ts";
import { pause } from "./pause.ts";

const AGAIN_MS = 500;
/** How often the holder makes sure that it still is one. */
const CHECK_MS = 5_000;
/** A holder whose machine vanished is noticed by the server after some 30 s, not after two hours. */
const KEEPALIVES =
  "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET idle_session_timeout = 0";

/** "lode" in the upper half, the chain's id in the lower: one lock per chain and database. */
const HIGH = 0x6c6f6465;
const lockKey = (chainId: number) => String((BigInt(HIGH) << 32n) | BigInt(chainId));

export type WriterLock = {
  /** Aborted when the session that holds the lock is gone: another writer may have it now. */
  lost: AbortSignal;
  release(): Promise<void>;
};

/**
 * Waits until this process is the chain's only writer; `onStandby` is called each time another one was found to be it. Undefined
 * when the signal is aborted first. The lock belongs to a session of PostgreSQL: throws `HaltError` behind a pooler that shares them.
 */
export async function acquireWriterLock(
  databaseUrl: string,
  chainId: number,
  signal: AbortSignal,
  onStandby: () => void = () => {},
): Promise<WriterLock | undefined> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    application_name: `lode writer lock ${chainId}`,
    connectionTimeoutMillis: 10_000,
  });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  try {
    await client.connect();
    await client.query(KEEPALIVES);
    for (; !signal.aborted; await pause(AGAIN_MS, signal)) {
      const { rows } = await client.query("SELECT pg_try_advisory_lock($1::bigint) AS held", [lockKey(chainId)]);
      if (rows[0]?.held === true) {
        await assertOwnSession(databaseUrl, chainId, client);
        return watch(client, chainId, lost);
      }
      onStandby();
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return undefined;
}

/** Whoever asks in another session is refused the lock; where not, a pooler gives sessions to several clients, and the lock with them. */
async function assertOwnSession(databaseUrl: string, chainId: number, holder: pg.Client): Promise<void> {
  const other = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  other.on("error", () => {}); // the question below fails, and tells
  await other.connect();
  try {
    const { rows } = await other.query("SELECT pg_try_advisory_lock($1::bigint) AS held", [lockKey(chainId)]);
    if (rows[0]?.held !== true) return;
    await other.query("SELECT pg_advisory_unlock_all()");
    await holder.query("SELECT pg_advisory_unlock_all()");
  } finally {
    await other.end().catch(() => {});
  }
  throw new HaltError(
    "DATABASE_URL leads through a pooler that gives one session of PostgreSQL to several clients: the lock that makes this the only " +
      "writer would be theirs, too. Let the pooler keep a session for each client (in PgBouncer: pool_mode = session), or give the " +
      "indexer the server's own address.",
  );
}

function watch(client: pg.Client, chainId: number, lost: AbortController): WriterLock {
  let asking = false;
  const timer = setInterval(async () => {
    if (asking) return lost.abort(); // no answer since the last time: whoever can reach the server may be writing
    asking = true;
    if (await holds(client, chainId).catch(() => false)) asking = false;
    else lost.abort();
  }, CHECK_MS);
  lost.signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  return {
    lost: lost.signal,
    async release() {
      clearInterval(timer);
      await client.end();
    },
  };
}

/** Whether this very session holds the lock: behind a pooler that shares sessions the answer becomes no. */
async function holds(client: pg.Client, chainId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid() AND objsubid = 1
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND classid = $1::bigint AND objid = $2::bigint`,
    [HIGH, chainId],
  );
  return rowCount !== 0;
}
