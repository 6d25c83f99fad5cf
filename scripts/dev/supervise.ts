import { setTimeout as pause } from "node:timers/promises";
import { type Program, programError, type Surroundings, startProgram } from "./program.ts";

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
const steadyMs = 60_000;

/**
 * Keeps a program running: when it ends by itself its last words are reported and it is started again, after 1, 2, 4 … 30 seconds
 * and after 1 again once it has run for a minute. A program that ends with code 0 is finished and stays so.
 */
export function superviseProgram(
  name: string,
  args: string[],
  surroundings: Surroundings,
  report: (line: string) => void,
): Pick<Program, "name" | "stop"> & { current(): Program } {
  let program = startProgram(name, args, surroundings);
  const stopping = new AbortController();
  const watch = async () => {
    for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      const startedAt = performance.now();
      const how = await program.ended;
      if (stopping.signal.aborted || how === "ended with code 0") return;
      if (performance.now() - startedAt > steadyMs) waitMs = firstPauseMs;
      report(`${programError(program, how).message}\n    Starting ${name} again in ${waitMs / 1000} s.`);
      await program.stop(); // what it may have left behind
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      program = startProgram(name, args, surroundings, true);
    }
  };
  const watched = watch();
  return {
    name,
    current: () => program,
    async stop() {
      stopping.abort();
      await program.stop();
      await watched;
    },
  };
}
