import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runProgram } from "#scripts/bench/indexer/run-program.ts";
import { freePort } from "#scripts/dev/ports.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE_MS = 60_000;

/** The web server as last built, on a free port. Throws with its own words where it does not answer within a minute. */
export async function startWeb(env: Record<string, string>) {
  if (!existsSync(`${root}.next/BUILD_ID`)) throw new Error("The web server is not built: run `npm run build` first.");
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const web = await runProgram(
    {
      command: process.execPath,
      args: ["node_modules/next/dist/bin/next", "start", "-p", port, "-H", "127.0.0.1"],
      cwd: root,
      env: { ...env, NODE_ENV: "production" },
    },
    /Ready/,
  );
  while (!(await answers(url))) {
    if (web.ended() || performance.now() - web.startedAt > PATIENCE_MS) {
      await web.stop();
      throw new Error(`The web server does not answer at ${url}:\n${web.said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: web.stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/v1/status`)).ok;
  } catch {
    return false;
  }
}
