import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, howToInstall } from "./chromium.ts";
import { countHardhat } from "./count-hardhat.ts";
import { countPlaywright } from "./count-playwright.ts";
import { countVitest } from "./count-vitest.ts";
import { runNode } from "./run-command.ts";
import { judgeTally, oneFailed, onePassed, type Tally } from "./tally.ts";

export const stages = ["static", "contracts", "unit", "integration", "journeys"] as const;
export type Stage = (typeof stages)[number];
export type Step = { stage: Stage; name: string; run: () => Promise<Tally> };

const tool = {
  hardhat: "node_modules/hardhat/dist/src/cli.js",
  biome: "node_modules/@biomejs/biome/bin/biome",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  solhint: "node_modules/solhint/solhint.js",
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/@playwright/test/cli.js",
};

const check = async (...args: string[]) => ((await runNode(args)).code === 0 ? onePassed : oneFailed);

/** Runs a runner that writes a JSON report to the path `report` makes an environment or argument of, and counts it. */
async function counted(count: (json: string) => Tally, start: (report: string) => Promise<{ code: number }>) {
  const folder = mkdtempSync(join(tmpdir(), "lode-report-"));
  const report = join(folder, "report.json");
  try {
    const { code } = await start(report);
    return judgeTally(existsSync(report) ? count(readFileSync(report, "utf8")) : undefined, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const vitest = (project: "unit" | "integration" | "built") => () =>
  counted(countVitest, (report) =>
    runNode([
      tool.vitest,
      ...["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ]),
  );

async function journeys(): Promise<Tally> {
  if (findChromium() === undefined) {
    console.error(howToInstall);
    return oneFailed;
  }
  return counted(countPlaywright, (report) =>
    runNode([tool.playwright, "test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}

/** Everything that judges Lode, cheapest first. */
export const steps: Step[] = [
  { stage: "static", name: "contracts compile", run: () => check(tool.hardhat, "build", "--quiet") },
  { stage: "static", name: "format and lint", run: () => check(tool.biome, "check", "--error-on-warnings", ".") },
  {
    stage: "static",
    name: "format of Solidity",
    run: () => check(tool.prettier, "--log-level=warn", "--check", "{contracts,test}/**/*.sol"),
  },
  {
    stage: "static",
    name: "lint of Solidity",
    run: () => check(tool.solhint, "--disc", "--noPoster", "--max-warnings", "0", "contracts/**/*.sol"),
  },
  { stage: "static", name: "route types", run: () => check(tool.next, "typegen") },
  { stage: "static", name: "types", run: () => check(tool.tsc, "--noEmit") },
  {
    stage: "contracts",
    name: "contract tests, fuzz and invariants",
    run: async () => {
      const { code, output } = await runNode([tool.hardhat, "test"]);
      return judgeTally(countHardhat(output), code);
    },
  },
  { stage: "unit", name: "unit tests", run: vitest("unit") },
  { stage: "integration", name: "integration tests", run: vitest("integration") },
  { stage: "journeys", name: "journeys in a browser", run: journeys },
  { stage: "journeys", name: "what the browser is sent", run: vitest("built") },
];
