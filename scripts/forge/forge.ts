import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { installFoundry } from "#scripts/foundry/install.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type ForgeRun = { code: number | null; output: string; errors: string };

export type ForgeOptions = { artifacts: string; settings?: Record<string, string>; timeoutMs?: number };

/**
 * Runs forge on our tests, which deploy the contracts found in the folder `artifacts`; `settings` go before foundry.toml's. The
 * compiled tests are kept in that folder too: two runs beside each other must not share it. Ended after `timeoutMs`, with no code then. The compiler wrapper needs the Node that runs this, so that one comes first on the path.
 */
export function forge(args: string[], options: ForgeOptions): Promise<ForgeRun> {
  const program = installFoundry("forge");
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, "--root", root], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.timeoutMs ?? 0,
      killSignal: "SIGKILL",
      env: {
        ...process.env,
        PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
        FOUNDRY_CONFIG: `${root}scripts/forge/foundry.toml`,
        FOUNDRY_DISABLE_NIGHTLY_WARNING: "1",
        LODE_ARTIFACTS: options.artifacts,
        FOUNDRY_OUT: `${options.artifacts}/tests/out`,
        FOUNDRY_CACHE_PATH: `${options.artifacts}/tests/cache`,
        ...options.settings,
      },
    });
    const [output, errors]: [string[], string[]] = [[], []];
    child.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: output.join(""), errors: errors.join("") }));
  });
}
