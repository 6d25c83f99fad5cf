import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Guard } from "./guard.ts";
import { logTail } from "./log-tail.ts";
import { signalGroup } from "./process-group.ts";

export type Surroundings = { guard: Guard; logs: string; env: NodeJS.Dict<string> };
export type Program = { name: string; pid: number; log: string; ended: Promise<string>; stop(): Promise<void> };

const graceMs = 6_000;

/**
 * Starts a Node program as the leader of its own process group, its output going to `<logs>/<name>.log`.
 * `ended` resolves to how it ended, in words; `stop` ends it and everything it started.
 */
export function startProgram(
  name: string,
  args: string[],
  { guard, logs, env }: Surroundings,
  append = false,
): Program {
  const log = join(logs, `${name}.log`);
  const output = openSync(log, append ? "a" : "w");
  let child: ChildProcess;
  try {
    child = spawn(process.execPath, args, {
      detached: true,
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", output, output],
    });
  } finally {
    closeSync(output);
  }
  const { pid } = child;
  if (pid === undefined) throw new Error(`Could not start ${name}: ${process.execPath} does not run.`);
  guard.watch(pid);
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  });
  const stop = async () => {
    const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
    signalGroup(pid, "SIGTERM");
    await ended;
    clearTimeout(timer);
    signalGroup(pid, "SIGKILL"); // whatever it left behind
    guard.forget(pid);
  };
  return { name, pid, log, ended, stop };
}

/** An error that carries the last lines of a program's log. */
export function programError(program: Pick<Program, "name" | "log">, how: string): Error {
  return new Error([`${program.name} ${how}. The end of ${program.log}:`, ...logTail(program.log)].join("\n    "));
}
