// npm run mutate: plants mistakes into the contracts, one at a time, and counts how many the Solidity tests notice.
import { existsSync, globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { explains, readExplanations } from "#scripts/mutate/explained.ts";
import { findMutants, type Mutant } from "#scripts/mutate/find-mutants.ts";
import { judgeAll } from "#scripts/mutate/judge-all.ts";
import { prepare } from "#scripts/mutate/prepare.ts";
import { survivors, table } from "#scripts/mutate/report.ts";
import { sample } from "#scripts/mutate/sample.ts";
import { scoreOf } from "#scripts/mutate/score.ts";
import { readSource } from "#scripts/solc/compile.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run mutate -- [FILES] [--sample N] [--seed S] [--jobs N] [--json FILE] [--survivors FILE] [--at-least PERCENT]
  FILES             contracts to plant mistakes in, globs too (the accounting and the manager)
  --sample N        N mutants of all, drawn by --seed S (1)
  --jobs N          mutants tried beside each other (one for each processor)
  --json FILE       where the verdicts are written (cache/mutate/verdicts.json)
  --survivors FILE  only the mutants that survived according to the verdicts in FILE
  --at-least P      fails below a score of P percent (85)
  Build the contracts first: npm run contracts:build.`;

const root = fileURLToPath(new URL("..", import.meta.url));
const usual = [
  "contracts/libraries/{AccountingMath,BatchAccounting,SlicePosition,BatchTerms,TermLimits,Deliveries}.sol",
  "contracts/{core,manager}/*.sol",
  "contracts/BatchManager.sol",
];
const verdicts = z.array(z.object({ file: z.string(), before: z.string(), after: z.string(), verdict: z.string() }));

function survivedIn(path: string): (mutant: Mutant) => boolean {
  if (!existsSync(path)) throw new UsageError(`There are no verdicts in ${path}.`);
  const before = verdicts.parse(JSON.parse(readFileSync(path, "utf8"))).filter(({ verdict }) => verdict === "survived");
  return (mutant) =>
    before.some((old) => old.file === mutant.file && old.before === mutant.before && old.after === mutant.after);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: "string", default: "1000000" },
      seed: { type: "string", default: "1" },
      jobs: { type: "string", default: String(availableParallelism()) },
      json: { type: "string", default: `${root}cache/mutate/verdicts.json` },
      survivors: { type: "string" },
      "at-least": { type: "string", default: "85" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const files = globSync(positionals.length > 0 ? positionals : usual, { cwd: root }).sort();
  if (files.length === 0) throw new UsageError(`No file is called ${positionals.join(" or ")}.`);
  const explanations = readExplanations();
  const wanted = values.survivors ? survivedIn(values.survivors) : () => true;

  const { trials, syntax, folders } = await prepare(files, Number(values.jobs));
  if (trials.leftOut.length > 0)
    console.log(`Left out, since they fail without a mutant: ${trials.leftOut.join(", ")}`);
  const all = files.flatMap((file) => {
    const ast = syntax.get(file);
    return ast ? findMutants(file, readSource(file), ast) : [];
  });
  const mutants = sample(all.filter(wanted), Number(values.sample), values.seed);
  const judged = await judgeAll(mutants, folders, trials, values.json);

  const { percent, survived } = scoreOf(judged);
  const unexplained = judged.filter(
    ({ verdict, mutant }) => verdict === "survived" && !explanations.some((one) => explains(one, mutant)),
  ).length;
  console.log(`\n${survivors(judged, explanations)}\n\n${table(judged)}\n`);
  console.log(
    `${judged.length} of ${all.length} mutants tried; ${survived} survived, ${unexplained} of them unexplained`,
  );
  const stale = explanations.filter((one) => files.includes(one.file) && !all.some((mutant) => explains(one, mutant)));
  for (const { file, before } of stale)
    console.error(`No mutant of ${file} is any more what is explained for: ${before}`);
  if (percent < Number(values["at-least"]) || stale.length > 0) process.exitCode = 1;
}

await runCommand(usage, main);
