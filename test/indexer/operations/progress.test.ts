import { expect, test } from "vitest";
import { createLogger, type Fields } from "#indexer/logger.ts";
import { createMetrics } from "#indexer/operations/metrics.ts";
import { createProgress } from "#indexer/progress.ts";
import { readMetric } from "./indexer-process.ts";

/** A backfill of blocks 0 to 10,000, its clock in the test's hands. */
function backfill() {
  const clock = { now: 0 };
  const said: { message: string; fields: Fields | undefined }[] = [];
  const log = {
    ...createLogger("silent"),
    info: (message: string, fields?: Fields) => void said.push({ message, fields }),
  };
  const metrics = createMetrics(1);
  const progress = createProgress({ log, metrics }, 0n, 10_000n, () => clock.now);
  const pass = (seconds: number, block: bigint, events: number) => {
    clock.now += seconds * 1000;
    progress.report(block, events);
  };
  const metric = async (name: string) => readMetric(await metrics.registry.metrics(), `lode_indexer_backfill_${name}`);
  return { said, pass, metric, progress };
}

test("a backfill says once a second how far it is, how fast, and how long it will take", () => {
  const { said, pass } = backfill();
  pass(0.5, 100n, 50);
  expect(said).toEqual([]);
  pass(0.5, 1_000n, 450);
  expect(said).toEqual([
    {
      message: "Block 1000 of 10000 (10 %), 500 events, 500 per second, about 9 s left.",
      fields: { block: 1_000n, of: 10_000n, events: 500, eventsPerSecond: 500, secondsLeft: 9 },
    },
  ]);
});

test("the pace is that of the last half minute: early, empty blocks do not make it look short", () => {
  const { said, pass } = backfill();
  pass(1, 5_000n, 0);
  for (let i = 1; i <= 40; i++) pass(1, 5_000n + BigInt(i) * 10n, 1_000);
  // 10 blocks and 1,000 events a second; the average since the start would be 132 blocks.
  expect(said.at(-1)?.message).toBe("Block 5400 of 10000 (54 %), 40000 events, 1000 per second, about 8 min left.");
});

test("metrics say the same, from the first moment of a backfill to its end", async () => {
  const { said, pass, metric, progress } = backfill();
  expect(await metric("ratio")).toBe(0);
  pass(2, 2_500n, 700);
  expect(await metric("ratio")).toBe(0.25);
  expect(await metric("blocks_left")).toBe(7_500);
  expect(await metric("events_per_second")).toBe(350);
  expect(await metric("seconds_left")).toBe(6);
  expect(said.at(-1)?.fields).toMatchObject({ eventsPerSecond: 350, secondsLeft: 6 });
  pass(6, 10_000n, 0);
  progress.finish();
  expect(await metric("ratio")).toBe(1);
  expect(await metric("seconds_left")).toBe(0);
});
