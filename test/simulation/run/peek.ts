import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import type { Running } from "./game.ts";

/** However far the indexer is and whatever it is doing: what the tables say of their block is what the contracts say at it. */
export async function peek({ stage, place: { database }, outcome, note }: Running): Promise<void> {
  const { client, chain, deployment } = stage;
  const [cursor] = await database.query<{ number: string; hash: string }>(
    "SELECT block_number AS number, block_hash AS hash FROM chain_cursor",
  );
  if (!cursor || BigInt(cursor.number) < chain.deployedAt) return;
  const block = await client.getBlock({ blockNumber: BigInt(cursor.number) }).catch(() => undefined);
  if (block?.hash !== cursor.hash) return; // it stands on blocks that are gone
  const { differences, compared, blockNumber } = await verifyLedger(database.db, deployment, chain);
  const [first] = differences;
  if (first?.what.startsWith("the hash of block")) return; // it went to such blocks meanwhile
  note(`  ${compared} values at block ${blockNumber}`);
  outcome.compared += compared;
  if (!first) return;
  throw new Error(`At block ${blockNumber} ${first.what} is ${first.chain} on chain, ${first.found} in the database.`);
}
