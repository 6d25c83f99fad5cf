import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { GasRow } from "#scripts/bench/gas-row.ts";
import { measureGas } from "#scripts/bench/gas-rows.ts";

const snapshot = fileURLToPath(new URL("../test/contracts/gas-snapshot.json", import.meta.url));
const usage = `npm run bench:gas -- [--json FILE] [--snapshot]
  --json FILE   also writes the rows there
  --snapshot    also accepts these figures as the ones that npm test holds every change against
  Measures every operation on a chain in this process, prints it beside its target and a peer, and fails when a target is missed.`;

const met = ({ value, target }: GasRow) => target === null || value <= target;
const show = (value: number | null) => (value === null ? "" : value.toLocaleString("en"));

function print(rows: GasRow[]) {
  const line = (cells: string[]) =>
    console.log(
      `${(cells[0] ?? "").padEnd(52)}${(cells[1] ?? "").padStart(9)}${(cells[2] ?? "").padStart(10)}  ${(cells[3] ?? "").padEnd(7)}${cells[4] ?? ""}`,
    );
  line(["operation", "value", "at most", "", "beside"]);
  for (const row of rows) {
    const verdict = row.target === null ? "" : met(row) ? "met" : "MISSED";
    line([row.name, show(row.value), show(row.target), verdict, row.peer ? `${row.peer} ${show(row.peerValue)}` : ""]);
  }
}

async function main() {
  const { values } = parseArgs({
    options: { json: { type: "string" }, snapshot: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(usage);
  const rows = await measureGas();
  print(rows);
  if (values.json) {
    writeFileSync(
      values.json,
      `${JSON.stringify(
        rows.map((row) => ({ ...row, met: met(row) })),
        null,
        2,
      )}\n`,
    );
  }
  if (values.snapshot) {
    const own = rows.filter(({ name }) => !name.startsWith("peer:")).map(({ name, value }) => [name, value]);
    writeFileSync(snapshot, `${JSON.stringify(Object.fromEntries(own), null, 2)}\n`);
  }
  const missed = rows.filter((row) => !met(row));
  if (missed.length > 0) {
    console.error(`${missed.length} of ${rows.length} missed: ${missed.map(({ name }) => name).join("; ")}`);
    process.exitCode = 1;
  }
}

await main();
