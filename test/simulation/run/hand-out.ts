import { type ChildProcess, fork } from "node:child_process";
import type { Order, Report } from "../worker.ts";
import { nothingYet, type Outcome } from "./outcome.ts";

/** A seed takes seconds; one that takes this long hangs. */
const PATIENCE_MS = 240_000;

type Options = Omit<Order, "seed"> & { jobs: number; onOutcome: (outcome: Outcome) => void };

/** Lives all seeds, `jobs` at once, each in the next free process. A process that hangs or dies fails its seed and is replaced. */
export async function handOut(seeds: number[], { jobs, onOutcome, ...order }: Options): Promise<void> {
  const left = [...seeds];
  const work = async () => {
    while (left.length > 0) await liveInOne(() => left.shift(), order, onOutcome);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }, work));
}

/** Until there is no seed left, or the process is lost. */
function liveInOne(next: () => number | undefined, order: Omit<Order, "seed">, onOutcome: (outcome: Outcome) => void) {
  return new Promise<void>((resolve, reject) => {
    const child: ChildProcess = fork(new URL("../worker.ts", import.meta.url));
    let current: number | undefined;
    let isReady = false;
    let timer: NodeJS.Timeout | undefined;
    const ended = (why: string) => {
      clearTimeout(timer);
      if (current !== undefined) onOutcome({ ...nothingYet(current, "lost"), failure: why, found: why });
      current = undefined;
      resolve();
    };
    child.on("message", ({ outcome }: Report) => {
      clearTimeout(timer);
      isReady = true;
      if (outcome) onOutcome(outcome);
      current = next();
      if (current === undefined) return child.disconnect();
      timer = setTimeout(() => {
        ended(`It took longer than ${PATIENCE_MS / 1000} s.`);
        child.kill("SIGKILL");
      }, PATIENCE_MS);
      child.send({ ...order, seed: current } satisfies Order);
    });
    child.on("exit", (code, signal) => {
      // A process that cannot begin would be replaced for ever.
      if (!isReady) reject(new Error("The process that lives seeds did not start: see its words above."));
      ended(`Its process ended with ${code ?? signal}.`);
    });
  });
}
