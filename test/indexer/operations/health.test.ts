import { describe, expect, test } from "vitest";
import { judgeHealth, judgeReadiness, READY_FRESH_MS, STUCK_AFTER_MS } from "#indexer/operations/health.ts";
import { createMetrics } from "#indexer/operations/metrics.ts";

const start = Date.UTC(2026, 0, 1);
const at = (number: bigint, seconds: number) => ({ number, time: new Date(start + seconds * 1000) });

/** An indexer of a chain with a block each 12 s, its clock in the test's hands. */
function indexer() {
  const clock = { now: start };
  const metrics = createMetrics(1, () => clock.now);
  const ready = () => judgeReadiness(metrics.vitals, clock.now);
  const health = () => judgeHealth(metrics.vitals, clock.now);
  const followTo = (number: bigint) => {
    metrics.sawHead(at(number, Number(number) * 12));
    metrics.applied({ from: number, to: at(number, Number(number) * 12), events: [] }, performance.now());
    metrics.compared();
  };
  return { clock, metrics, ready, health, followTo };
}

describe("an indexer is ready", () => {
  test("when it writes, and has reached the chain's head", () => {
    const { metrics, ready, followTo } = indexer();
    expect(ready()).toMatchObject({ ok: false, body: { ready: false, role: "starting", reason: "Starting." } });
    metrics.becomes("writer");
    expect(ready().body.reason).toBe("The chain's head is not known yet.");
    followTo(100n);
    expect(ready()).toEqual({
      ok: true,
      body: {
        ...{ ready: true, role: "writer", reason: undefined, block: "100", head: "100", lagBlocks: 0, lagSeconds: 0 },
        limits: { lagBlocks: 5, lagSeconds: 30 },
      },
    });
  });

  test("until more than 5 blocks and 30 s are missing", () => {
    const { metrics, ready, followTo } = indexer();
    metrics.becomes("writer");
    followTo(100n);
    metrics.sawHead(at(105n, 2_000));
    expect(ready().ok).toBe(true); // five blocks, however long ago
    metrics.sawHead(at(106n, 1_230));
    expect(ready().ok).toBe(true); // thirty seconds, however many blocks
    metrics.sawHead(at(106n, 1_231));
    expect(ready()).toMatchObject({
      ok: false,
      body: { reason: "Behind the chain: 6 blocks are still to be read.", lagBlocks: 6, lagSeconds: 31 },
    });
  });

  test("not while something is tried again, and says what", () => {
    const { metrics, ready, followTo } = indexer();
    metrics.becomes("writer");
    followTo(1n);
    metrics.inTrouble("The database cannot be used now.");
    expect(ready()).toMatchObject({ ok: false, body: { reason: "The database cannot be used now." } });
    metrics.inTrouble(undefined);
    expect(ready().ok).toBe(true);
  });

  test("not when head and tables have not been compared for 15 s: a node or a database that hangs says nothing", () => {
    const { clock, metrics, ready, followTo } = indexer();
    metrics.becomes("writer");
    followTo(1n);
    clock.now += READY_FRESH_MS;
    expect(ready().ok).toBe(true);
    clock.now += 1;
    expect(ready().body.reason).toBe("Node and database have not both answered for 15 s.");
  });

  test("not when another one writes: a standby is healthy, and says what it is", () => {
    const { metrics, ready, health, followTo } = indexer();
    metrics.becomes("writer");
    followTo(1n);
    metrics.becomes("standby");
    expect(ready()).toMatchObject({
      ok: false,
      body: { role: "standby", reason: "Standing by: another indexer writes this chain.", block: undefined },
    });
    expect(health()).toEqual({ ok: true, body: { healthy: true, role: "standby" } });
  });
});

test("an indexer is healthy while anything gets done, in trouble too, and not when nothing does", () => {
  const { clock, metrics, health } = indexer();
  metrics.becomes("writer");
  metrics.inTrouble("The node is away.");
  clock.now += STUCK_AFTER_MS;
  expect(health()).toEqual({ ok: true, body: { healthy: true, role: "writer", trouble: "The node is away." } });
  metrics.requested("http://node");
  clock.now += STUCK_AFTER_MS + 1;
  expect(health()).toMatchObject({
    ok: false,
    body: { healthy: false, reason: "Nothing got done for 120 s: start the indexer again." },
  });
});
