import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { divide, parseRational, rational, round } from "#domain/rational.ts";
import { braiinsHeader } from "#evidence/pools/braiins-csv.ts";
import { readRecord } from "#evidence/read-record.ts";
import { formatDay } from "#evidence/utc-day.ts";
import { statementOf } from "#test/evidence/record.ts";

// Descriptions of pools and a real farm's days that may not be copied into the project; absent on most machines.
const foundry = "../shared/data/pools/foundry.json";
const braiins = "../shared/data/pools/braiins.json";
const farm = "../shared/data/series/csm_pool_daily_real.csv";

describe("against recordings kept outside of the project", () => {
  test.skipIf(!existsSync(foundry))("Foundry's example answer is read to the sat", () => {
    const text = readFileSync(foundry, "utf8");
    // The example as it stands in the file: parsing it as JSON first would turn its amounts into floats.
    const [example = ""] = /\[\s*\{\s*"startTime"[^\]]*\]/.exec(text) ?? [];
    const statement = statementOf(example);
    expect(statement.days.map(({ start, netSats, hashrate }) => [formatDay(start), netSats, hashrate])).toEqual([
      ["2024-03-08", 9_837_098n, 60_205_641_000_000_000n],
    ]);
    expect(statement.warnings).toEqual([]);
  });

  test.skipIf(!existsSync(braiins))("Braiins' export header and example row are read", () => {
    const { legacy_csv_export: said } = JSON.parse(readFileSync(braiins, "utf8")) as { legacy_csv_export: string };
    expect(said.startsWith(braiinsHeader.join(","))).toBe(true);
    const row = /e\.g\. (.*?),<txid>/.exec(said)?.[1]?.replace("bc1q...", "bc1qexample");
    const statement = statementOf(`${braiinsHeader.join(",")}\n${row},${"a".repeat(64)}\n`);
    expect(statement.payments).toMatchObject([
      { amountSats: 1_018_352n, feeSats: 0n, at: Date.UTC(2021, 7, 22, 4, 5, 1) / 1000 },
    ]);
  });

  test.skipIf(!existsSync(farm))("85 days of a real farm pass through a record and come back to the sat", () => {
    const rows = readFileSync(farm, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(","))
      .filter(([account]) => account === "0");
    const record = rows.map(([, date = "", hashrate = "", btc = ""]) => {
      const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString();
      return `{"startTime":"${date}T00:00:00Z","endTime":"${next}","totalAmount":${btc},"hashrate":${hashrate.slice(0, -9)}}`;
    });
    const { days } = statementOf(`[${record.join(",\n")}]`);
    expect(days.length).toBeGreaterThanOrEqual(85);
    expect(days.map((day) => [formatDay(day.start), day.netSats, day.hashrate])).toEqual(
      rows.map(([, date, hashrate = "", btc = ""]) => [
        date,
        round(divide(parseRational(btc), rational(1n, 100_000_000n))),
        BigInt(hashrate),
      ]),
    );
  });

  test.skipIf(!existsSync(farm))("the demo's real record states what the farm was paid", () => {
    const reading = readRecord(readFileSync("scripts/demo/records/delta.json"));
    if (!reading.ok) throw new Error("the demo's record is not readable");
    const rows = new Map(
      readFileSync(farm, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(","))
        .filter(([account]) => account === "0")
        .map(([, date, hashrate, btc]) => [date, `${hashrate} ${btc}`]),
    );
    for (const { start, netSats, hashrate } of reading.statement.days) {
      const btc = `0.${netSats.toString().padStart(8, "0")}`.replace(/0+$/, "");
      expect(rows.get(formatDay(start))).toBe(`${hashrate} ${btc}`);
    }
  });
});
