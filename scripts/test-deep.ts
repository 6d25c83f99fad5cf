// npm run test:deep: every Solidity test under forge, a second engine, for as long as it takes. What passed is remembered, so
// that a run that was stopped goes on where it was.
import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readShipped, writeBytecodes } from "#scripts/forge/artifacts.ts";
import { listTests } from "#scripts/forge/list-tests.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";
import { type Campaign, divide } from "#scripts/test-deep/campaigns.ts";
import { type Effort, sayEffort } from "#scripts/test-deep/effort.ts";
import { fingerprint } from "#scripts/test-deep/fingerprint.ts";
import { openMemory } from "#scripts/test-deep/memory.ts";
import { runCampaign } from "#scripts/test-deep/run-campaign.ts";

const usage = `npm run test:deep -- [--only NAME] [--runs N] [--depth N] [--fuzz-runs N] [--jobs N] [--seed HEX] [--again]
  --only NAME      campaigns whose name holds NAME: a suite, or suite.invariant
  --runs N         runs of each invariant (10000), each of --depth N actions (64)
  --fuzz-runs N    runs of each fuzz test (100000)
  --jobs N         campaigns tried beside each other (one for each processor)
  --seed HEX       repeats a run
  --again          also what has passed with these sources before
  Build the contracts first: npm run contracts:build.`;

const root = fileURLToPath(new URL("..", import.meta.url));

function count(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--${name} must be a whole number above 0, but is ${text}.`);
  return Number(text);
}

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      runs: { type: "string", default: "10000" },
      depth: { type: "string", default: "64" },
      "fuzz-runs": { type: "string", default: "100000" },
      jobs: { type: "string", default: String(availableParallelism()) },
      seed: { type: "string", default: `0x${randomBytes(32).toString("hex")}` },
      again: { type: "boolean", default: false },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const effort: Effort = {
    fuzzRuns: count("fuzz-runs", values["fuzz-runs"]),
    runs: count("runs", values.runs),
    depth: count("depth", values.depth),
  };
  const folders = Array.from({ length: count("jobs", values.jobs) }, (_, i) => `cache/deep/${i}`);
  for (const folder of folders) writeBytecodes(readShipped(), folder);
  const campaigns = divide(await listTests("cache/deep/0")).filter(({ name }) => name.includes(values.only));
  if (campaigns.length === 0) throw new UsageError(`No campaign's name holds ${values.only}.`);
  const memory = openMemory(`${root}cache/deep/passed.json`);

  console.log(`seed ${values.seed}`);
  let [passed, failed] = [0, 0];
  const row = (campaign: Campaign, seconds: number, verdict: string) =>
    console.log(
      `${verdict.padEnd(7)}${campaign.name.padEnd(92)}${sayEffort(campaign, effort).padStart(12)}${seconds.toFixed(1).padStart(9)} s`,
    );
  const queue = [...campaigns];
  const work = async (artifacts: string) => {
    for (let campaign = queue.shift(); campaign; campaign = queue.shift()) {
      const key = `${campaign.name} ${sayEffort(campaign, effort)}`;
      const sources = fingerprint(root, campaign.sources);
      const before = values.again ? undefined : memory.find(key, sources);
      if (before !== undefined) {
        passed += campaign.tests;
        row(campaign, before, "before");
        continue;
      }
      const outcome = await runCampaign(campaign, { effort, seed: values.seed, artifacts });
      passed += outcome.passed;
      failed += outcome.failures.length;
      row(campaign, outcome.seconds, outcome.failures.length === 0 ? "passed" : "FAILED");
      for (const failure of outcome.failures) console.log(`       ${failure}`);
      if (outcome.failures.length === 0) memory.keep(key, sources, outcome.seconds);
    }
  };
  await Promise.all(folders.map(work));
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await runCommand(usage, main);
