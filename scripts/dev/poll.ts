import { setTimeout as pause } from "node:timers/promises";

/** Asks `condition` until it says true. Throws when `timeoutMs` have passed, naming `what` was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { timeoutMs = 60_000, everyMs = 100 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited ${Math.round(timeoutMs / 1000)} s for ${what}.`);
    await pause(everyMs);
  }
}
