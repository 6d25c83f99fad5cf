import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import type { Running } from "./game.ts";

/** However far the indexer is and whatever it is doing: what the tables say of their block is what the contracts say at it. */
export async function peek(running: Running): Promise<void> {
  const { stage, place, outcome, note } = running;
  const { client, chain, deployment } = stage;
  const cursor = await readCursor(running);
  if (!cursor || BigInt(cursor.number) < chain.deployedAt) return;
  const block = await client.getBlock({ blockNumber: BigInt(cursor.number) }).catch(() => undefined);
  if (block?.hash !== cursor.hash) return; // it stands on blocks that are gone
  // EDR keeps no state of blocks that were made in bulk: the contracts answer nothing there.
  const code = await client.getCode({ address: deployment.batchManager, blockNumber: BigInt(cursor.number) });
  if (code === undefined) return;
  const verified = await verifyLedger(place.database.db, deployment, chain).catch((error: unknown) => ({ error }));
  if ((await readCursor(running))?.hash !== cursor.hash) return; // it went on meanwhile, or back
  if ("error" in verified) throw verified.error;
  const { differences, compared, blockNumber } = verified;
  note(`  ${compared} values at block ${blockNumber}`);
  outcome.compared += compared;
  const [first] = differences;
  if (!first) return;
  throw new Error(`At block ${blockNumber} ${first.what} is ${first.chain} on chain, ${first.found} in the database.`);
}

async function readCursor({ place: { database } }: Running) {
  const [cursor] = await database.query<{ number: string; hash: string }>(
    "SELECT block_number AS number, block_hash AS hash FROM chain_cursor",
  );
  return cursor;
}
