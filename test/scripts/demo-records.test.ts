import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRecord } from "#evidence/read-record.ts";
import { demoBatches } from "#scripts/demo/batches.ts";
import { fleets } from "#scripts/demo/fleets.ts";
import { recordOf } from "#scripts/demo/write-records.ts";

describe("the demo's records", () => {
  test.each(fleets)("$record.json is what write-records.ts computes", (fleet) => {
    expect(readFileSync(`scripts/demo/records/${fleet.record}.json`, "utf8")).toBe(recordOf(fleet));
  });

  const used = demoBatches.flatMap(({ record }) => record ?? []);
  test.each(used)("%s.json covers every replayed day without a warning", (record) => {
    const reading = readRecord(readFileSync(`scripts/demo/records/${record}.json`));
    expect(reading.ok && [reading.statement.days.length, reading.statement.warnings]).toEqual([39, []]);
  });
});
