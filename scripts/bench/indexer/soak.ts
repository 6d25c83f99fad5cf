import pg from "pg";
import type { Hex } from "viem";
import { type BenchRow, benchRow } from "./bench-row.ts";
import type { ChainSize } from "./chain-size.ts";
import { newestBlock } from "./measure-backfill.ts";
import { assertWhole, planMoves } from "./measure-head.ts";
import { ours } from "./ours.ts";
import { request } from "./rpc.ts";
import { type Running, runProgram } from "./run-program.ts";
import { createSender } from "./sender.ts";
import { type ServedChain, serveChain } from "./serve-chain.ts";
import { startServer } from "./server.ts";

const MB = 1_000_000;
const EVERY_MS = 100;
const MOVES = 10;
const MINUTE_MS = 60_000;
const LOOK_MS = 20;
const PATIENCE_MS = 60_000;

export interface SoakOptions {
  size: ChainSize;
  minutes: number;
  report: (line: string) => void;
}

/**
 * Lode's own indexer on a chain that goes on: after the backfill a block of ten transfers each tenth of a second, for so many
 * minutes, and what memory its processes hold after each of them. Throws where a transfer has no row in the end.
 */
export async function runSoak({ size, minutes, report }: SoakOptions): Promise<BenchRow[]> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130)); // takes its processes along
  const server = await startServer();
  const chain = await serveChain(size, report);
  try {
    const databaseUrl = await server.createDatabase("soak");
    const running = await runProgram(await ours.program({ chain, databaseUrl, folder: "" }), ours.begins);
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      await reaches(client, chain.blocks, running);
      return await live(chain, client, running, { minutes, report });
    } finally {
      await client.end();
      await running.stop();
    }
  } finally {
    await chain.stop();
    await server.stop();
  }
}

async function live(
  chain: ServedChain,
  client: pg.Client,
  running: Running,
  { minutes, report }: Omit<SoakOptions, "size">,
): Promise<BenchRow[]> {
  const first = (await headOf(chain)) + 1;
  const sender = createSender(chain.rpcUrl);
  const held: number[] = [];
  let blocks = 0;
  for (let minute = 1; minute <= minutes; minute++) {
    const end = performance.now() + MINUTE_MS;
    // Who owns what is asked anew, a minute's worth at a time: no plan grows with the length of the soak.
    const moves = await planMoves(chain, (MINUTE_MS / EVERY_MS) * MOVES);
    for (let next = 0; next < moves.length && performance.now() < end; next += MOVES, blocks++) {
      const soonest = performance.now() + EVERY_MS;
      for (const { from, call } of moves.slice(next, next + MOVES)) await sender.add(from, call);
      await sender.mine();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, soonest - performance.now())));
    }
    await reaches(client, await headOf(chain), running);
    held.push(await running.residentBytes());
    report(
      `minute ${minute}: ${blocks} blocks, ${blocks * MOVES} transfers, ${Math.round((held.at(-1) ?? 0) / MB)} MB`,
    );
  }
  await assertWhole(client, ours, { first, last: first + blocks - 1 }, MOVES);
  return [
    benchRow("soak: blocks", blocks, "blocks"),
    benchRow("soak: transfers", blocks * MOVES, "rows"),
    benchRow("soak: memory after the first minute", (held[0] ?? 0) / MB, "MB"),
    benchRow("soak: memory after the last minute", (held.at(-1) ?? 0) / MB, "MB"),
    benchRow("soak: most memory after any minute", Math.max(...held) / MB, "MB", { atMost: 600 }),
  ];
}

const headOf = async ({ rpcUrl }: ServedChain) => Number(await request<Hex>(rpcUrl, "eth_blockNumber"));

async function reaches(client: pg.Client, block: number, running: Running): Promise<void> {
  for (const startedAt = performance.now(); (await newestBlock(client, ours)) < block; ) {
    if (running.ended()) throw new Error(`The indexer ended by itself:\n${running.said()}`);
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`Lode shows no rows of block ${block}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
