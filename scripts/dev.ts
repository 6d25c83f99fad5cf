// npm run dev: everything Lode consists of, on this machine, until Ctrl-C.
import { parseArgs } from "node:util";
import { endWithNpm } from "./dev/end-with-npm.ts";
import { Stopped } from "./dev/parts.ts";
import { startStack } from "./dev/stack.ts";
import { welcome } from "./dev/welcome.ts";

const { values } = parseArgs({
  options: { production: { type: "boolean" }, "free-ports": { type: "boolean" }, "day-seconds": { type: "string" } },
});

const stopping = new AbortController();
let asked = false;
function askToStop() {
  if (asked) return;
  asked = true;
  console.log("\nStopping …");
  stopping.abort();
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, askToStop);
endWithNpm(askToStop);

try {
  const startedAt = performance.now();
  const stack = await startStack(
    {
      production: values.production ?? false,
      ports: values["free-ports"] ? "free" : "preferred",
      ...(values["day-seconds"] === undefined ? {} : { daySeconds: Number(values["day-seconds"]) }),
      report: (line) => console.log(line),
    },
    stopping.signal,
  );
  console.log(welcome(stack, (performance.now() - startedAt) / 1000));
  const asking = new Promise<undefined>((resolve) => {
    if (stopping.signal.aborted) resolve(undefined);
    stopping.signal.addEventListener("abort", () => resolve(undefined));
  });
  const reason = await Promise.race([stack.failed, asking]);
  if (reason !== undefined)
    console.error(`\n${reason.message}\nNothing can go on without it: stopping. Start again with \`npm run dev\`.`);
  await stack.stop();
  console.log("Stopped.");
  process.exit(reason === undefined ? 0 : 1);
} catch (error) {
  if (error instanceof Stopped) {
    console.log("Stopped.");
    process.exit(0);
  }
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
