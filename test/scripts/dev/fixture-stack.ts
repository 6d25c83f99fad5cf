// A stand-in for `npm run dev` in tests of what happens when it is killed: one child with a child of its own, and the guardian.
// argv: the folder for logs, the file that marks a run. Prints the children's process ids.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startGuard } from "#scripts/dev/guard.ts";
import { until } from "#scripts/dev/poll.ts";
import { startProgram } from "#scripts/dev/program.ts";

const [folder = "", mark = ""] = process.argv.slice(2);
writeFileSync(mark, "running");
const guard = startGuard([mark]);
// The grandchild ignores SIGTERM, as a stuck compiler would.
const grandchild = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("grandchild " + process.pid);`;
const child = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "inherit" });
setInterval(() => {}, 1000);`;
const program = startProgram("child", ["-e", child], { guard, logs: folder, env: process.env });
const said = () => /grandchild (\d+)/.exec(readFileSync(join(folder, "child.log"), "utf8"))?.[1];
await until("the grandchild", () => said() !== undefined);
process.on("SIGTERM", async () => {
  await program.stop();
  await guard.release();
  process.exit(0);
});
setInterval(() => {}, 1_000);
// Last: whoever reads this may send a signal at once.
console.log(JSON.stringify({ child: program.pid, grandchild: Number(said()), guardian: guard.pid }));
