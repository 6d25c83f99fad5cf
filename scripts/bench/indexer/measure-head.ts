import pg from "pg";
import { type Address, encodeFunctionData, getAddress, type Hex } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import type { Contender, Ground } from "./contender.ts";
import { watchBlocks } from "./head-clock.ts";
import { newestBlock } from "./measure-backfill.ts";
import { request, requestAll } from "./rpc.ts";
import { createSender } from "./sender.ts";
import type { ServedChain } from "./serve-chain.ts";
import { sliceAt } from "./sold-batches.ts";

const EVERY_MS = 150;
const MOVES = 3;
const PATIENCE_MS = 30_000;
/** Blocks before those that count: connections, plans and caches warm up. */
const WARM_UP = 20;

/**
 * A block of a few transfers every 150 ms, so many times; for each the milliseconds from the node's announcement of it to its
 * rows being visible to another connection. Throws where a block's rows never come.
 */
export async function measureHead(
  contender: Contender,
  { chain, databaseUrl }: Ground,
  rounds: number,
): Promise<number[]> {
  const total = rounds + WARM_UP;
  const moves = await planMoves(chain, total * MOVES);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  if (contender.beforeHead) await client.query(contender.beforeHead);
  const announced = await watchBlocks(chain.rpcUrl);
  const visible = new Map<number, number>();
  const first = Number(await request<Hex>(chain.rpcUrl, "eth_blockNumber")) + 1;
  const last = first + total - 1;
  let seen = first - 1;
  const watching = (async () => {
    const patience = performance.now() + total * EVERY_MS + PATIENCE_MS;
    while (seen < last) {
      const newest = await newestBlock(client, contender);
      for (const now = performance.now(); seen < newest; ) visible.set(++seen, now);
      if (performance.now() > patience)
        throw new Error(`${contender.name} shows no rows after block ${seen} of ${last}.`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  const mining = (async () => {
    const sender = createSender(chain.rpcUrl);
    for (let round = 0; round < total; round++) {
      const next = performance.now() + EVERY_MS;
      for (const { from, call } of moves.slice(round * MOVES, (round + 1) * MOVES)) await sender.add(from, call);
      await sender.mine();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  })();
  try {
    await Promise.all([watching, mining]);
    await assertWhole(client, contender, { first, last }, MOVES);
    return Array.from({ length: rounds }, (_, i) => {
      const block = first + WARM_UP + i;
      return (visible.get(block) ?? 0) - (announced.at(block) ?? 0);
    });
  } finally {
    announced.close();
    await client.end();
  }
}

/** Transfers by whoever owns the slices now. */
export async function planMoves(chain: ServedChain, count: number) {
  const { rpcUrl, deployment, batches, slices } = chain;
  const ids = Array.from({ length: count }, (_, i) => sliceAt(i % slices, batches).id);
  const owners = await requestAll<Hex>(
    rpcUrl,
    ids.map((id) => ({ method: "eth_call", params: [ownerCall(deployment.capacitySlices, id), "latest"] })),
  );
  const owner = new Map(ids.map((id, i) => [id, getAddress(`0x${owners[i]?.slice(-40)}`)]));
  return ids.map((id, i) => {
    const from = owner.get(id) ?? deployment.capacitySlices;
    const to = owner.get(ids[(i + 1) % ids.length] ?? id) ?? from;
    owner.set(id, to);
    return { from, call: transferSlice(deployment, { id, from, to }) };
  });
}

function ownerCall(to: Address, id: bigint) {
  return { to, data: encodeFunctionData({ abi: capacitySlicesAbi, functionName: "ownerOf", args: [id] }) };
}

/** No block was missed: every transfer of every round has its row. */
export async function assertWhole(
  client: pg.Client,
  { name, rows }: Contender,
  { first, last }: { first: number; last: number },
  perBlock: number,
) {
  const { rows: found } = await client.query(
    `SELECT count(*)::int AS count FROM (${rows.transfer}) r
     WHERE split_part(r.row, '|', 1)::bigint / 1000000 BETWEEN $1 AND $2`,
    [first, last],
  );
  const expected = (last - first + 1) * perBlock;
  if (found[0].count !== expected)
    throw new Error(`${name} has ${found[0].count} of ${expected} transfers at the head.`);
}
