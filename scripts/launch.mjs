// Runs one of our TypeScript scripts on the pinned Node 24, whatever Node was found on the path: `node scripts/launch.mjs dev`.
// Plain JavaScript, so that an old Node and a clone without its packages still get a sentence they understand.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const script = `${root}scripts/${name}.ts`;
const pinned = `${root}node_modules/node/bin/node`;

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (!name || !existsSync(script)) stop(`There is no scripts/${name}.ts to run.`);
if (!existsSync(`${root}node_modules/next`)) stop("The packages are not installed yet. Run `npm ci` first.");

process.chdir(root);
if (Number(process.versions.node.split(".")[0]) >= 24) {
  process.argv = [process.argv[0], script, ...rest];
  await import(script);
} else if (!existsSync(pinned)) {
  stop(
    `Lode needs Node 24, which npm installs beside it; this is Node ${process.versions.node} and the pinned one is missing. ` +
      "Run `npm rebuild node` (install scripts must be allowed), or install Node 24.",
  );
} else {
  const child = spawn(pinned, [script, ...rest], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
