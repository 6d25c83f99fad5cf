import type { Context } from "./context.ts";

const EVERY_MS = 1_000;
/** The pace is that of the last half minute: early blocks, often empty, say little of those to come. */
const WINDOW_MS = 30_000;

/** Tells, once a second, how far a backfill is, how fast it goes and how long it will take; metrics hear the same. */
export function createProgress(
  { log, metrics }: Pick<Context, "log" | "metrics">,
  from: bigint,
  to: bigint,
  now: () => number = Date.now,
) {
  const total = Number(to - from);
  let events = 0;
  /** Oldest first; the first is the last one outside of the window, or the start. */
  const past = [{ at: now(), block: from, events }];
  let toldAt = now();
  let done = from;

  const pace = () => {
    const since = past[0] ?? { at: 0, block: from, events: 0 };
    const seconds = Math.max((now() - since.at) / 1000, 0.001);
    const blocksPerSecond = Number(done - since.block) / seconds;
    const blocksLeft = Number(to - done);
    return {
      ratio: total > 0 ? Number(done - from) / total : 1,
      blocksLeft,
      eventsPerSecond: Math.round((events - since.events) / seconds),
      secondsLeft: blocksPerSecond > 0 ? Math.round(blocksLeft / blocksPerSecond) : undefined,
    };
  };
  const tell = () => {
    const { ratio, eventsPerSecond, secondsLeft } = pace();
    const left = secondsLeft === undefined ? "" : `, about ${inWords(secondsLeft)} left`;
    log.info(
      `Block ${done} of ${to} (${Math.floor(ratio * 100)} %), ${events} events, ${eventsPerSecond} per second${left}.`,
      { block: done, of: to, events, eventsPerSecond, secondsLeft },
    );
    toldAt = now();
  };
  metrics.backfilling(pace());
  return {
    report(block: bigint, newEvents: number) {
      done = block;
      events += newEvents;
      past.push({ at: now(), block, events });
      while (past[1] && past[1].at <= now() - WINDOW_MS) past.shift();
      metrics.backfilling(pace());
      if (now() - toldAt >= EVERY_MS) tell();
    },
    finish: tell,
  };
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
