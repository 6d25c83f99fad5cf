import { spawn } from "node:child_process";

export type Ran = { code: number | null; out: string; err: string };

/** Starts a script of ours as a person would, with nobody at the terminal. */
export function startCommand(script: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  const ended = new Promise<Ran>((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  return { child, ended };
}

export async function runCommandLine(script: string, args: string[], env?: Record<string, string>): Promise<Ran> {
  return startCommand(script, args, env).ended;
}
