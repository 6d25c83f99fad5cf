import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { printRows } from "#scripts/bench/indexer/bench-row.ts";
import { benchRows } from "#scripts/bench/indexer/bench-rows.ts";
import { type ChainSize, FULL, SMALL, sizeForLogs } from "#scripts/bench/indexer/chain-size.ts";
import { type ContenderName, contenders, runBench } from "#scripts/bench/indexer/run-bench.ts";
import { serveChain } from "#scripts/bench/indexer/serve-chain.ts";
import { runSoak } from "#scripts/bench/indexer/soak.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run bench:indexer -- [--small | --logs N | --slices N …] [--only PART …] [--rounds N] [--json FILE] [--soak MINUTES | --serve]
  --slices N     on the chain (${FULL.slices}); also --payouts (${FULL.payouts}), --transfers (${FULL.transfers}), --claims (${FULL.claims})
  --logs N       all of them, so many that there are about N logs of ours
  --small        a chain of ${SMALL.slices} slices, to see that the bench works
  --only PART    ours, ponder, envio, subsquid, floors or head; several times for several
  --rounds N     blocks at the head that count (200)
  --json FILE    also writes the figures there
  --soak MINUTES only Lode's, on a chain that goes on: its memory after each minute
  --serve        only builds the chain, says where it is, and keeps it running until Ctrl-C
  Indexes one chain with Lode and with others, installed into a temporary folder; prints figures beside targets, and fails where the
  rows of two indexers differ. The chain is built the first time and kept in cache/bench-chain.`;

type Values = Partial<Record<keyof ChainSize | "logs", string>> & { small?: boolean };

function count(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--${name} must be a whole number above 0, but is ${text}.`);
  return Number(text);
}

function readSize(values: Values): ChainSize {
  if (values.logs) return sizeForLogs(count("logs", values.logs));
  const size = { ...(values.small ? SMALL : FULL) };
  for (const name of Object.keys(size) as (keyof ChainSize)[]) {
    const given = values[name];
    if (given) size[name] = count(name, given);
  }
  return size;
}

async function serve(size: ChainSize) {
  const chain = await serveChain(size, console.log);
  console.log(`${chain.logs} logs of ours in ${chain.blocks} blocks.`);
  console.log(`RPC_URL=${chain.rpcUrl} LODE_DEPLOYMENT=${chain.deploymentFile}`);
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await chain.stop();
}

async function soak(size: ChainSize, minutes: number, json: string | undefined) {
  const rows = await runSoak({ size, minutes, report: console.log });
  printRows(rows);
  if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
}

const parts = [...(Object.keys(contenders) as ContenderName[]), "floors", "head"] as const;

/** Everything where nothing is named. Naming indexers measures their backfill, with `head` also that; `head` alone is of all. */
function readParts(only: string[]) {
  const unknown = only.find((part) => !parts.some((known) => known === part));
  if (unknown) throw new UsageError(`--only ${unknown}: write one of ${parts.join(", ")}.`);
  const all = Object.keys(contenders) as ContenderName[];
  const named = all.filter((name) => only.includes(name));
  const everything = only.length === 0;
  const head = everything || only.includes("head");
  return {
    only: named.length > 0 ? named : head ? all : [],
    floors: everything || only.includes("floors"),
    head,
  };
}

async function bench(size: ChainSize, only: string[], rounds: number, json: string | undefined) {
  const { head, ...wanted } = readParts(only);
  const findings = await runBench({ size, ...wanted, headRounds: head ? rounds : 0, report: console.log });
  const rows = benchRows(findings);
  printRows(rows);
  for (const { name, reason } of findings.failures) console.log(`${name} did not come to the end: ${reason}`);
  if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
  if (findings.differences.length > 0) throw new Error(`The rows differ.\n${findings.differences.join("\n")}`);
  if (findings.shown.length > 1) console.log("All of them hold the same rows.");
}

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      slices: { type: "string" },
      payouts: { type: "string" },
      transfers: { type: "string" },
      claims: { type: "string" },
      logs: { type: "string" },
      small: { type: "boolean" },
      only: { type: "string", multiple: true, default: [] },
      rounds: { type: "string", default: "200" },
      json: { type: "string" },
      soak: { type: "string" },
      serve: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const size = readSize(values);
  if (values.serve) return serve(size);
  if (values.soak) return soak(size, count("soak", values.soak), values.json);
  await bench(size, values.only, count("rounds", values.rounds), values.json);
});
