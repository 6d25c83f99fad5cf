import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { startTestPostgres } from "../postgres.ts";
import { keepFailingSeeds, readFailingSeeds } from "./failing-seeds.ts";
import { handOut } from "./run/hand-out.ts";
import { describe, type Outcome } from "./run/outcome.ts";
import { summarise } from "./run/summary.ts";

// npm run test:simulation [-- --seeds 200 --from 1 --jobs 2 | --seed 42 --verbose]: ends with 1 when the indexer was wrong once.
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    jobs: { type: "string", default: String(Math.max(1, Math.floor(availableParallelism() / 2))) },
    verbose: { type: "boolean", default: false },
  },
});
const from = Number(values.from);
const range = Array.from({ length: Number(values.seeds) }, (_, i) => from + i);
const kept = readFailingSeeds().map(({ seed }) => seed);
const seeds = values.seed === undefined ? [...new Set([...kept, ...range])] : [Number(values.seed)];

const startedAt = performance.now();
const postgres = await startTestPostgres();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await postgres.stop();
    process.exit(1);
  });
}
const outcomes: Outcome[] = [];
try {
  const { adminUrl } = postgres;
  await handOut(seeds, {
    ...{ adminUrl, length: 1, verbose: values.verbose, jobs: Number(values.jobs) },
    onOutcome(outcome) {
      outcomes.push(outcome);
      console.log(describe(outcome));
      if (outcome.failure === undefined) return;
      console.log(`${values.verbose ? "" : `${outcome.lastLines?.slice(-30).join("\n")}\n`}${outcome.failure}`);
      console.log(`To repeat it: npm run test:simulation -- --seed ${outcome.seed} --verbose\n`);
    },
  });
} finally {
  await postgres.stop();
}
console.log(summarise(outcomes, (performance.now() - startedAt) / 1000).join("\n"));
const failed = outcomes.filter(({ failure }) => failure !== undefined);
keepFailingSeeds(failed.map(({ seed, found = "" }) => ({ seed, found })));
process.exitCode = failed.length > 0 ? 1 : 0;
