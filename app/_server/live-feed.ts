import "server-only";
import { Client } from "pg";
import { env } from "#env.ts";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { database } from "./database.ts";
import { toJson } from "./json.ts";
import { untilReplayed } from "./until-replayed.ts";

/** Given each new block's message, or undefined while the database is away. */
type Listener = (message: string | undefined) => void;

/**
 * Hears of new blocks: one PostgreSQL connection for the whole process, however many browsers listen. It is opened for the first
 * listener, closed after the last, and opened again when it breaks. Blocks that come in a burst are told once, by the latest.
 * A replica cannot tell of blocks: the primary is listened to, and a block told when the replica has it. While the primary is
 * away, or DATABASE_URL is a replica itself, the replica is asked every second instead.
 */
class LiveFeed {
  readonly listeners = new Set<Listener>();
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #reading = false;
  #again = false;
  /** How far the primary's log was at the last notification: a replica has that block's rows when it has come this far. */
  #position: string | undefined;
  #hasReplica = env.DATABASE_READ_URL !== env.DATABASE_URL;

  /** Tells the listener the current block at once, then each new one. Returns how to stop. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) void this.#open();
    else void this.#tell();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.#close();
    };
  }

  async #open() {
    const client = new Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      application_name: "lode web live",
    });
    this.#client = client;
    client.on("notification", () => void this.#hear(client).catch(() => {})); // where the connection breaks, #reopen tells
    client.on("error", () => this.#reopen(client));
    client.on("end", () => this.#reopen(client));
    try {
      await client.connect();
      await client.query("LISTEN lode_block");
      await this.#tell();
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "25006") this.#hasReplica = true; // no LISTEN there
      this.#reopen(client);
    }
  }

  async #hear(client: Client) {
    if (this.#hasReplica) {
      const { rows } = await client.query<{ position: string }>("SELECT pg_current_wal_insert_lsn() AS position");
      this.#position = rows[0]?.position;
    }
    await this.#tell();
  }

  #reopen(broken: Client) {
    if (this.#client !== broken) return;
    this.#client = undefined;
    broken.end().catch(() => {});
    if (this.#hasReplica) void this.#tell();
    else this.#send(undefined);
    if (this.listeners.size > 0) this.#retry = setTimeout(() => void this.#open(), 1000);
  }

  #close() {
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    client?.end().catch(() => {});
  }

  async #tell() {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        const position = this.#position;
        this.#position = undefined;
        if (position !== undefined) await untilReplayed(database, position);
        const status = await findIndexStatus(database, env.CHAIN_ID);
        if (status !== undefined) this.#send(toJson(status));
      }
    } catch {
      this.#send(undefined);
    } finally {
      this.#reading = false;
    }
  }

  #send(message: string | undefined) {
    for (const listener of this.listeners) listener(message);
  }
}

const kept = globalThis as unknown as { lodeLiveFeed?: LiveFeed };
kept.lodeLiveFeed ??= new LiveFeed();
export const liveFeed = kept.lodeLiveFeed;
