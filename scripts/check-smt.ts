// npm run check:smt: the compiler's model checker, with z3, on the life of a batch.
import { prove } from "#scripts/check-smt/prove.ts";
import { runCommand } from "#scripts/terminal.ts";

const usage = "npm run check:smt";

await runCommand(usage, async () => {
  const { proved, asserted, open } = prove("test/contracts/smt/BatchLife.sol", "BatchLife");
  // The values of a counterexample follow; all but a few are those of other functions.
  for (const said of open) console.log(`${said.split("Note: Counterexample")[0]?.trim()}\n`);
  const failed = Math.max(open.length, asserted - proved);
  console.log(`${failed === 0 ? proved : asserted - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
