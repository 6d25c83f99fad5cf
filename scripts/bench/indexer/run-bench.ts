import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChainSize } from "./chain-size.ts";
import type { Contender } from "./contender.ts";
import { differences } from "./digest.ts";
import { envio } from "./envio.ts";
import { type Floor, measureFloors } from "./floors.ts";
import { type Backfill, measureBackfill } from "./measure-backfill.ts";
import { measureHead } from "./measure-head.ts";
import { ours } from "./ours.ts";
import { ponder } from "./ponder.ts";
import { runProgram } from "./run-program.ts";
import { serveChain } from "./serve-chain.ts";
import { type Server, startServer } from "./server.ts";
import { subsquid } from "./subsquid.ts";

export const contenders = { ours, ponder, envio, subsquid } as const satisfies Record<string, Contender>;
export type ContenderName = keyof typeof contenders;

/** What one indexer showed. */
export interface Shown {
  contender: Contender;
  backfill: Backfill;
  databaseBytes: number;
  /** Milliseconds from a block to its rows; none where that was not asked for. */
  head: number[];
}

export interface Findings {
  /** Logs of Lode's contracts on the chain, and blocks. */
  logs: number;
  blocks: number;
  floors: Floor[];
  shown: Shown[];
  /** Peers that do not run here, or not to the end, and why. */
  failures: { name: string; reason: string }[];
  /** Rows that two indexers do not agree on. */
  differences: string[];
}

export interface BenchOptions {
  size: ChainSize;
  only: readonly ContenderName[];
  floors: boolean;
  /** Blocks at the head that count; 0: only the backfill. */
  headRounds: number;
  report: (line: string) => void;
}

/** Everything in one run, one indexer after the other, each on the same chain served anew and the same PostgreSQL. */
export async function runBench({ size, only, floors, headRounds, report }: BenchOptions): Promise<Findings> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130)); // takes its processes along
  const folder = mkdtempSync(join(tmpdir(), "lode-bench-"));
  const { logs, blocks, ...built } = await serveChain(size, report);
  await built.stop(); // from here on everybody gets the kept one
  const findings: Findings = { logs, blocks, floors: [], shown: [], failures: [], differences: [] };
  const server = await startServer();
  try {
    if (floors)
      findings.floors = await withChain(size, async (chain) =>
        measureFloors(chain, await server.createDatabase("floors")),
      );
    for (const name of only) {
      const stage = { name, home: join(folder, name), size, server, headRounds, report };
      mkdirSync(stage.home);
      try {
        await show(contenders[name], stage, findings);
      } catch (error) {
        if (name === "ours") throw error; // others may fail here for reasons of their own: that is told, and the rest goes on
        findings.failures.push({
          name: contenders[name].name,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const [first, ...others] = findings.shown.map(({ contender: { name }, backfill: { digest } }) => ({ name, digest }));
  if (first) findings.differences = others.flatMap((other) => differences(first, other));
  return findings;
}

type Stage = { name: string; home: string; server: Server } & Pick<BenchOptions, "size" | "headRounds" | "report">;

async function show(contender: Contender, stage: Stage, findings: Findings): Promise<void> {
  const { name, home, size, server, headRounds, report } = stage;
  report(`${contender.name}: installing.`);
  await contender.install(home);
  await withChain(size, async (chain) => {
    const ground = { chain, databaseUrl: await server.createDatabase(name), folder: home };
    const running = await runProgram(await contender.program(ground), contender.begins);
    try {
      report(`${contender.name}: from the first block.`);
      const backfill = await measureBackfill(contender, ground, running);
      const shown: Shown = { contender, backfill, databaseBytes: await server.sizeOf(name), head: [] };
      findings.shown.push(shown);
      if (headRounds === 0) return;
      report(`${contender.name}: at the head.`);
      shown.head = await measureHead(contender, ground, headRounds);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\nIt said last:\n${running.said()}`, {
        cause: error,
      });
    } finally {
      await running.stop();
    }
  });
}

async function withChain<Result>(
  size: ChainSize,
  work: (chain: Awaited<ReturnType<typeof serveChain>>) => Promise<Result>,
) {
  const chain = await serveChain(size, () => {});
  try {
    return await work(chain);
  } finally {
    await chain.stop();
  }
}
