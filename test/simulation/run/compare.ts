import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { indexOnce, snapshot } from "../../indexer/index-chain.ts";
import type { SharedChain } from "../world/shared-chain.ts";

/** Headers this far below the head must be there to find where chains part: finality's depth. */
const KEPT_HEADERS = 64n;

export type Comparison = { tables: number; rows: number; values: number };

/**
 * Holds every table against a fresh index of the same chain, row for row, and everything the contracts have a view for against the
 * contracts. Throws with the first differences.
 */
export async function compare(
  chain: SharedChain,
  database: TestDatabase,
  { adminUrl, isLocal }: { adminUrl: string; isLocal: boolean },
): Promise<Comparison> {
  const fresh = await createTestDatabase({ adminUrl });
  try {
    await indexOnce(fresh, chain, { local: isLocal });
    const [found, expected] = await Promise.all([comparable(database, chain), comparable(fresh, chain)]);
    const differences = Object.keys(expected).flatMap((table) => differ(table, found[table], expected[table]));
    if (differences.length > 0) {
      throw new Error(`The tables differ from those of a fresh index:\n${differences.slice(0, 12).join("\n")}`);
    }
    const ledger = await verifyLedger(database.db, chain.deployment, chain);
    const [first] = ledger.differences;
    if (first) {
      throw new Error(
        `${ledger.differences.length} values differ from the contracts' own: ${first.what} is ${first.chain} on chain, ` +
          `${first.found} in the database.`,
      );
    }
    const rows = Object.values(expected).reduce((sum, { length }) => sum + length, 0);
    return { tables: Object.keys(expected).length, rows, values: ledger.compared };
  } finally {
    await fresh.drop();
  }
}

/**
 * Every row but what may depend on how an index came to be: the highest block ever heard of, how far the chain was final then, and
 * headers without a log that are older than any reorganisation. Those that are kept must be the chain's all the same.
 */
async function comparable(database: TestDatabase, { client }: SharedChain): Promise<Record<string, string[]>> {
  const tables = await snapshot(database);
  const [cursor] = await database.query<{ number: string; cursor: string }>(
    "SELECT block_number AS number, (to_jsonb(c) - 'head_block' - 'finalized_block')::text AS cursor FROM chain_cursor c",
  );
  if (!cursor) throw new Error("There is no cursor.");
  const oldest = BigInt(cursor.number) - KEPT_HEADERS;
  const headers = await database.query<{ number: string; hash: string; row: string; needed: boolean }>(
    `SELECT number, hash, b::text AS row, number > $1 OR EXISTS (
       SELECT 1 FROM log l WHERE l.chain_id = b.chain_id AND l.block_number = b.number) AS needed FROM block b ORDER BY number`,
    [String(oldest)],
  );
  const truths = await Promise.all(headers.map(({ number }) => client.getBlock({ blockNumber: BigInt(number) })));
  const wrong = headers.find(({ hash }, i) => truths[i]?.hash !== hash);
  if (wrong) throw new Error(`Header ${wrong.number} (${wrong.hash}) is not the chain's.`);
  return {
    ...tables,
    chain_cursor: [cursor.cursor],
    block: headers.filter(({ needed }) => needed).map(({ row }) => row),
  };
}

function differ(table: string, found: string[] = [], expected: string[] = []): string[] {
  const [have, want] = [new Set(found), new Set(expected)];
  return [
    ...expected.filter((row) => !have.has(row)).map((row) => `${table} lacks ${row}`),
    ...found.filter((row) => !want.has(row)).map((row) => `${table} should not have ${row}`),
    ...(found.length === expected.length ? [] : [`${table} has ${found.length} rows, not ${expected.length}`]),
  ];
}
