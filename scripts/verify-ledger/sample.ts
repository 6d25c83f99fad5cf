import type { Deployment } from "#chain/deployment.ts";
import type { Database } from "#prisma/client.ts";
import { type Line, readCsv, readLines } from "./ask-api.ts";
import type { Comparison } from "./difference.ts";
import type { Told } from "./progress.ts";
import { createRandom } from "./random.ts";
import { type ChainReader, createChainReader, forEach } from "./read-chain.ts";

const SLICES_PER_BATCH = 1_000_000_000n;
const POSITIONS = 1_000_000n;

export type SampleOptions = { size: number; seed: number; api?: string | undefined; rpcUrl: string; told: Told };
type Drawn = { sliceId: bigint; block: bigint };
type Payout = { batchId: bigint; position: bigint; serial: number };

/**
 * Compares what random slices earned in the blocks of random payouts: on the chain by its own view before and after that block,
 * which needs a node that remembers them; in the database, the API and the CSV by their lines. Slices that changed hands, were
 * claimed, split or merged in that very block are passed over: the view says nothing of their lines. @returns how many were compared
 */
export async function compareSample(
  db: Database,
  deployment: Deployment,
  comparison: Comparison,
  { size, seed, api, rpcUrl, told }: SampleOptions,
): Promise<number> {
  const { chainId } = deployment;
  const drawn = await draw(db, chainId, size, createRandom(seed));
  const stored = await readStored(db, chainId, drawn);
  const readers = new Map<bigint, ChainReader>();
  const at = (block: bigint) => {
    const reader = readers.get(block) ?? createChainReader(rpcUrl, deployment, block);
    readers.set(block, reader);
    return reader;
  };
  const tables = new Map<bigint, Promise<Line[] | undefined>>();
  const tableOf = (from: string, id: bigint) => {
    const table = tables.get(id) ?? readCsv(from, id);
    tables.set(id, table);
    return table;
  };
  // Neighbours share blocks, so that their calls go out together.
  const inOrder = drawn.map((one, i) => ({ ...one, stored: stored[i] })).sort((a, b) => Number(a.block - b.block));
  const compareOne = async ({ sliceId, block, stored }: Drawn & { stored: Stored | undefined }) => {
    if (stored?.broken) return false;
    const [after, before] = await Promise.all([at(block).claimable(sliceId), at(block - 1n).claimable(sliceId)]);
    const what = `slice ${sliceId}: earned in block ${block}`;
    comparison.compare("database", what, after - before, stored?.amount ?? "0");
    if (api) {
      const [from, end] = [block * POSITIONS, (block + 1n) * POSITIONS];
      const lines = await readLines(api, sliceId, from, end);
      comparison.compare("API", what, after - before, sum(lines));
      const table = await tableOf(api, sliceId);
      const inBlock = table?.filter(({ position }) => position >= from && position < end);
      comparison.compare("CSV", what, after - before, inBlock && sum(inBlock));
    }
    return true;
  };
  const done = await forEach(inOrder, compareOne, (count, of) => told("slice-payouts compared", count, of));
  return done.filter(Boolean).length;
}

const sum = (lines: Line[]) => lines.reduce((total, { amount }) => total + amount, 0n);

async function draw(db: Database, chainId: number, size: number, random: () => number): Promise<Drawn[]> {
  const payouts = await db.$queryRaw<Payout[]>`
    SELECT p."batch_id" AS "batchId", p."position", a."serial"::int FROM "payout" p
    JOIN "batch_account_now" a ON a."chain_id" = p."chain_id" AND a."batch_id" = p."batch_id"
    WHERE p."chain_id" = ${chainId} AND a."serial" > 0 ORDER BY p."position"`;
  if (payouts.length === 0) return [];
  const drawn = new Map<string, Drawn>();
  // A small world has fewer than were asked for: all of them are enough.
  for (let tries = 0; drawn.size < size && tries < size * 10; tries++) {
    const { batchId, position, serial } = payouts[Math.floor(random() * payouts.length)] as Payout;
    const sliceId = batchId * SLICES_PER_BATCH + BigInt(Math.floor(random() * serial)) + 1n;
    const block = position / POSITIONS;
    drawn.set(`${sliceId} ${block}`, { sliceId, block });
  }
  return [...drawn.values()];
}

type Stored = { amount: string; broken: boolean };

/** What the database's lines say of each, and whether a span of the slice begins or ends in that block; in the order given. */
async function readStored(db: Database, chainId: number, drawn: Drawn[]): Promise<Stored[]> {
  const found: Stored[] = [];
  for (let start = 0; start < drawn.length; start += 1_000) {
    const part = drawn.slice(start, start + 1_000);
    const rows = await db.$queryRaw<Stored[]>`
      SELECT coalesce((SELECT sum(l."amount") FROM "slice_payout" l
          WHERE l."chain_id" = ${chainId} AND l."batch_id" = w."slice" / ${SLICES_PER_BATCH} AND l."slice_id" = w."slice"
            AND l."position" >= w."block" * ${POSITIONS} AND l."position" < (w."block" + 1) * ${POSITIONS}), 0)::text AS "amount",
        EXISTS (SELECT 1 FROM "slice_span" s
          WHERE s."chain_id" = ${chainId} AND s."batch_id" = w."slice" / ${SLICES_PER_BATCH} AND s."slice_id" = w."slice"
            AND (s."from_position" / ${POSITIONS} = w."block" OR s."to_position" / ${POSITIONS} = w."block")) AS "broken"
      FROM unnest(${part.map(({ sliceId }) => sliceId)}::bigint[], ${part.map(({ block }) => block)}::bigint[])
        WITH ORDINALITY AS w("slice", "block", "place") ORDER BY w."place"`;
    found.push(...rows);
  }
  return found;
}
