import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { printRows } from "#scripts/bench/indexer/bench-row.ts";
import { FULL } from "#scripts/bench/ledger/ledger-size.ts";
import { runLedger } from "#scripts/bench/ledger/run-ledger.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run bench:ledger -- [--slices N] [--long-batches N] [--times N] [--stored] [--json FILE]
  --slices N        in batches of a thousand (${FULL.slices})
  --long-batches N  batches with a year of payouts; the rest have five (${FULL.longBatches})
  --times N         how often each question is asked (200)
  --stored          also writes every line into a table, and asks that
  --json FILE       also writes the figures there
  Fills a database with what the indexer would have written, and asks it what the product asks.`;

function count(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--${name} must be a whole number above 0, but is ${text}.`);
  return Number(text);
}

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      slices: { type: "string", default: String(FULL.slices) },
      "long-batches": { type: "string", default: String(FULL.longBatches) },
      times: { type: "string", default: "200" },
      stored: { type: "boolean", default: false },
      json: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const size = { slices: count("slices", values.slices), longBatches: count("long-batches", values["long-batches"]) };
  const { stored, json } = values;
  const rows = await runLedger({ size, times: count("times", values.times), stored, report: console.log });
  printRows(rows);
  if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
});
