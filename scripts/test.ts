// npm test: everything that judges Lode. `npm test -- --only static,unit` runs a part of it.
import { parseArgs } from "node:util";
import { stages, steps } from "./test/steps.ts";
import { addTallies, nothing, oneFailed, sayTally, type Tally } from "./test/tally.ts";

const { values } = parseArgs({ options: { only: { type: "string" } } });
const wanted = values.only?.split(",") ?? [...stages];
const unknown = wanted.filter((name) => !(stages as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(", ")}. The stages are ${stages.join(", ")}.`);
  process.exit(1);
}

const lines: string[] = [];
let total: Tally = nothing;
for (const { stage, name, run } of steps.filter((step) => wanted.includes(step.stage))) {
  console.log(`\n── ${stage}: ${name}`);
  const startedAt = performance.now();
  const tally = await run().catch((error: unknown) => {
    console.error(error);
    return oneFailed;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  total = addTallies(total, tally);
  lines.push(`${tally.failed > 0 ? "✗" : "✓"} ${name.padEnd(38)} ${seconds.padStart(7)} s   ${sayTally(tally)}`);
}

console.log(`\n${lines.join("\n")}\n\n${sayTally(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
