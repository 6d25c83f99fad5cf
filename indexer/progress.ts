import type { Logger } from "./logger.ts";

const EVERY_MS = 1_000;

/** Tells, once a second, how far a backfill is, how fast it goes and how long it will take. */
export function createProgress(log: Logger, from: bigint, to: bigint, now: () => number = Date.now) {
  const startedAt = now();
  let toldAt = startedAt;
  let done = from;
  let events = 0;
  const tell = () => {
    const seconds = Math.max((now() - startedAt) / 1000, 0.001);
    const share = Number(done - from) / Math.max(Number(to - from), 1);
    const eventsPerSecond = Math.round(events / seconds);
    const secondsLeft = share > 0 ? Math.round((seconds * (1 - share)) / share) : undefined;
    const left = secondsLeft === undefined ? "" : `, about ${secondsLeft} s left`;
    log.info(
      `Block ${done} of ${to} (${Math.floor(share * 100)} %), ${events} events, ${eventsPerSecond} per second${left}.`,
      { block: done, of: to, events, eventsPerSecond, secondsLeft },
    );
    toldAt = now();
  };
  return {
    report(block: bigint, newEvents: number) {
      done = block;
      events += newEvents;
      if (now() - toldAt >= EVERY_MS) tell();
    },
    finish: tell,
  };
}
