import type { Registry } from "prom-client";
import { createCounters } from "./counters.ts";
import type { Point, Vitals } from "./vitals.ts";

/** How a backfill does, from the last seconds of it. */
export type BackfillPace = {
  ratio: number;
  blocksLeft: number;
  eventsPerSecond: number;
  secondsLeft?: number | undefined;
};

/** Where the parts of the indexer say what happened. Nothing here throws or waits. */
export type Metrics = {
  registry: Registry;
  vitals: Readonly<Vitals>;
  /** Something got done, though nothing else is to be told of it. */
  alive(): void;
  becomes(role: Vitals["role"]): void;
  /** What is wrong and is tried again, in a sentence; undefined when it works again. */
  inTrouble(sentence: string | undefined): void;
  databaseFailed(code: string): void;
  /** `endpoint` is the origin of the node's address: keys in paths and queries are nobody's business. */
  requested(endpoint: string): void;
  requestFailed(endpoint: string, kind: string): void;
  sawHead(head: Point): void;
  standsAt(cursor: { blockNumber: bigint; blockTime: Date }): void;
  /** The chain's head was asked for, and the tables have reached it. */
  compared(): void;
  /** A stretch was committed. `startedAt`: `performance.now()` when it was handed over. */
  applied(stretch: { from: bigint; to: Point; events: readonly unknown[] }, startedAt: number): void;
  rolledBack(depth: bigint): void;
  backfilling(pace: BackfillPace): void;
};

export function createMetrics(chainId: number, now: () => number = Date.now): Metrics {
  const vitals: Vitals = {
    role: "starting",
    trouble: undefined,
    aliveAt: now(),
    comparedAt: undefined,
    indexed: undefined,
    head: undefined,
  };
  const counters = createCounters(chainId, vitals);
  const alive = () => {
    vitals.aliveAt = now();
  };
  return {
    registry: counters.registry,
    vitals,
    alive,
    becomes(role) {
      alive();
      vitals.role = role;
      // What another process writes, this one does not know.
      if (role === "standby") Object.assign(vitals, { indexed: undefined, head: undefined, comparedAt: undefined });
      for (const name of ["writer", "standby"] as const) counters.role.set({ role: name }, name === role ? 1 : 0);
    },
    inTrouble(sentence) {
      alive();
      vitals.trouble = sentence;
    },
    databaseFailed: (code) => counters.databaseErrors.inc({ code }),
    requested(endpoint) {
      alive();
      counters.rpcRequests.inc({ endpoint });
    },
    requestFailed: (endpoint, kind) => counters.rpcErrors.inc({ endpoint, kind }),
    sawHead({ number, time }) {
      alive();
      vitals.head = { number, time };
    },
    standsAt({ blockNumber, blockTime }) {
      alive();
      vitals.indexed = { number: blockNumber, time: blockTime };
    },
    compared() {
      alive();
      vitals.comparedAt = vitals.aliveAt;
    },
    applied({ from, to, events }, startedAt) {
      alive();
      vitals.indexed = { number: to.number, time: to.time };
      counters.events.inc(events.length);
      counters.blocks.inc(Number(to.number - from) + 1);
      counters.commitSeconds.observe((performance.now() - startedAt) / 1000);
    },
    rolledBack(depth) {
      alive();
      counters.reorganisations.inc();
      counters.reorganisationDepth.observe(Number(depth));
    },
    backfilling({ ratio, blocksLeft, eventsPerSecond, secondsLeft = 0 }) {
      counters.backfillRatio.set(ratio);
      counters.backfillBlocksLeft.set(blocksLeft);
      counters.backfillEventsPerSecond.set(eventsPerSecond);
      counters.backfillSecondsLeft.set(secondsLeft);
    },
  };
}
