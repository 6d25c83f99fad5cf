import { spawn } from "node:child_process";
import { once } from "node:events";
import { flag, parseOptions, text } from "#scripts/command-line.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";
import { createSampleWorld } from "./verify-sample/sample-world.ts";
import { startWeb } from "./verify-sample/start-web.ts";

const usage = `npm run verify-sample -- [--sample N] [--seed S] [--slices N] [--payouts N] [--report FILE]
  --sample N     random slice-payouts (10000)
  --seed S       which random ones (1)
  --slices N     on the chain (2000); half as many transfers and claims
  --payouts N    of all batches (200)
  --report FILE  all that was found, as JSON
  Builds a chain on a node that remembers every block, indexes it, starts the web server as last built, and runs
  npm run verify-ledger over all four: chain, database, API and CSV. Ends with 1 where they differ.`;

function count(option: string, written: string): number {
  if (!/^[1-9]\d{0,6}$/.test(written))
    throw new UsageError(`${option} is "${written}", which is not a whole number above 0.`);
  return Number(written);
}

async function run(args: string[]): Promise<void> {
  const options = { sample: text, seed: text, slices: text, payouts: text, report: text, help: flag };
  const { help, sample = "10000", seed = "1", report, ...values } = parseOptions(args, options);
  if (help) return console.log(usage);
  const slices = count("--slices", values.slices ?? "2000");
  const half = Math.ceil(slices / 2);
  const size = { slices, payouts: count("--payouts", values.payouts ?? "200"), transfers: half, claims: half };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130)); // takes its processes along
  const world = await createSampleWorld(size, console.log);
  try {
    const web = await startWeb(world.env);
    try {
      const wanted = ["--api", web.url, "--sample", String(count("--sample", sample)), "--seed", seed];
      const verify = ["scripts/verify-ledger.ts", ...wanted, ...(report === undefined ? [] : ["--report", report])];
      const child = spawn(process.execPath, verify, { env: { ...process.env, ...world.env }, stdio: "inherit" });
      const [code] = await once(child, "exit");
      process.exitCode = code ?? 1;
    } finally {
      await web.stop();
    }
  } finally {
    await world.stop();
  }
}

await runCommand(usage, () => run(process.argv.slice(2)));
