import { once } from "node:events";
import type { PoolClient, QueryResult } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Database, poolOf } from "#prisma/client.ts";

export type TextRow = Record<string, string | null>;

/**
 * One transaction on one connection. Statements that nobody waits for travel with the next one that somebody does: a block at the
 * head costs a few round trips, whatever the number of tables. Statements are whole texts, so values in them must be quoted.
 */
export class Transaction {
  readonly #client: PoolClient;
  #waiting = ["BEGIN"];

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** To be run before whatever comes next. */
  later(statement: string): void {
    this.#waiting.push(statement);
  }

  /** The rows of each statement, after all that was waiting. Select text: numbers beyond 2⁵³ would lose digits. */
  async query(...statements: string[]): Promise<TextRow[][]> {
    const all = [...this.#waiting, ...statements];
    this.#waiting = [];
    // pg answers with one result for each statement, and with none around it where there is only one.
    const results = [await this.#client.query<TextRow>(all.join(";\n"))].flat() as QueryResult<TextRow>[];
    return results.slice(-statements.length).map(({ rows }) => rows);
  }

  /** Many rows of a table, as lines of COPY's text format. */
  async copy(statement: string, lines: Iterable<string>): Promise<void> {
    await this.#flush();
    const stream = this.#client.query(copyFrom(statement));
    stream.on("error", () => {}); // `finished` says it too
    const finished = once(stream, "finish");
    finished.catch(() => {}); // awaited below: it may fail while a line is awaited
    for (const line of lines) if (!stream.write(line)) await Promise.race([once(stream, "drain"), finished]);
    stream.end();
    await finished;
  }

  /** Alone: what a writer that was killed had asked for before is not committed behind its back. */
  async commit(): Promise<void> {
    await this.#flush();
    await this.#client.query("COMMIT");
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const statements = this.#waiting.join(";\n");
    this.#waiting = [];
    await this.#client.query(statements);
  }
}

/** All of `work` or nothing of it. */
export async function inTransaction<Answer>(db: Database, work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  const client = await poolOf(db).connect();
  let broken: Error | undefined;
  const breaks = (error: Error) => {
    broken = error; // whatever is asked next fails
  };
  client.on("error", breaks);
  try {
    const tx = new Transaction(client);
    const answer = await work(tx);
    await tx.commit();
    return answer;
  } catch (error) {
    // A connection that cannot even do this is thrown away, and the server takes back what it had begun.
    await client.query("ROLLBACK").catch(breaks);
    throw error;
  } finally {
    client.off("error", breaks);
    client.release(broken);
  }
}
