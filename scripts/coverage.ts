// npm run coverage: which lines the Solidity tests reach, and which way each condition went.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { figuresOf, percent, table } from "#scripts/coverage/figures.ts";
import { rebuildWatched } from "#scripts/coverage/rebuild-watched.ts";
import { hitsFile } from "#scripts/coverage/watcher.ts";
import { readShipped, writeBytecodes } from "#scripts/forge/artifacts.ts";
import { forge } from "#scripts/forge/forge.ts";
import { listTests } from "#scripts/forge/list-tests.ts";
import { readResults } from "#scripts/forge/results.ts";
import { runCommand } from "#scripts/terminal.ts";

const usage = `npm run coverage
  Build the contracts first: npm run contracts:build.`;
const least = { lines: 99, branches: 97 };
const root = fileURLToPath(new URL("..", import.meta.url));
const artifacts = "cache/coverage/artifacts";
const settings = {
  FOUNDRY_FUZZ_RUNS: "32",
  FOUNDRY_INVARIANT_RUNS: "4",
  FOUNDRY_INVARIANT_DEPTH: "32",
  // Reporting costs gas, and a long walk of a handler, or two epochs of headers, are one transaction.
  FOUNDRY_GAS_LIMIT: String(2n ** 40n),
  LODE_WATCHED: "1",
};

/** What ships: mocks are for tests, and interfaces do nothing. */
const counted = () =>
  globSync("contracts/**/*.sol", { cwd: root }).filter((file) => !/\/(mocks|interfaces)\//.test(file));

async function main() {
  rmSync(`${root}cache/coverage`, { recursive: true, force: true });
  mkdirSync(dirname(`${root}${hitsFile}`), { recursive: true });
  const shipped = readShipped();
  const { built, marks } = rebuildWatched(counted().sort(), shipped);
  writeBytecodes([...shipped, ...built], artifacts);
  await listTests(artifacts);
  const { output, errors } = await forge(["test", "--json", "--fuzz-seed", "0x10de"], { artifacts, settings });
  const results = readResults(output);
  if (!results) throw new Error(`forge wrote no report:\n${errors}${output}`);
  const failed = results.filter(({ passed }) => !passed);
  for (const { suite, test, reason } of failed) console.log(`${suite}.${test} fails on what is watched: ${reason}`);

  const hits = new Set(existsSync(`${root}${hitsFile}`) ? readFileSync(`${root}${hitsFile}`, "utf8").split("\n") : []);
  const files = counted()
    .sort()
    .map((file) =>
      figuresOf(
        file,
        marks.filter((mark) => mark.file === file),
        hits,
      ),
    );
  for (const missed of files.flatMap((file) => file.missed)) console.log(missed);
  console.log(`\n${table(files)}\n\n${results.length - failed.length} passed, ${failed.length} failed`);
  const [lines, branches] = [percent(files, "lines"), percent(files, "branches")];
  if (failed.length > 0 || lines < least.lines || branches < least.branches) {
    throw new Error(
      `At least ${least.lines} % of the lines and ${least.branches} % of the branches are wanted, and no failure.`,
    );
  }
}

await runCommand(usage, main);
