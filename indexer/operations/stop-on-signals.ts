import { constants } from "node:os";
import type { Logger } from "../logger.ts";
import type { Metrics } from "./metrics.ts";

/** How long the transaction under way may still take; orchestrators kill after 10 s. */
const DRAIN_MS = 8_000;
/** npm hands Ctrl-C on to a program that had it from the terminal already: that is one wish, not two. */
const SAME_WISH_MS = 500;

/**
 * Aborted at the first SIGINT or SIGTERM. What is under way may then end; after 8 s the process ends all the same, with 0, and the
 * database takes back what was not committed. A second signal ends it at once.
 */
export function stopOnSignals(log: Logger, metrics: Metrics): AbortSignal {
  const stop = new AbortController();
  let askedAt: number | undefined;
  const ask = (signal: "SIGINT" | "SIGTERM") => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt < SAME_WISH_MS) return;
      log.warn("Ending at once: the database takes back what was under way.", { code: "ended-at-once", signal });
      process.exit(128 + constants.signals[signal]);
    }
    askedAt = performance.now();
    log.info("Stopping after the blocks under way.", { signal });
    metrics.becomes("stopping");
    stop.abort();
    setTimeout(() => {
      log.warn(`What was under way did not end within ${DRAIN_MS / 1000} s: the database takes it back.`, {
        code: "drained-late",
      });
      process.exit();
    }, DRAIN_MS).unref();
  };
  process.on("SIGINT", ask).on("SIGTERM", ask);
  return stop.signal;
}
