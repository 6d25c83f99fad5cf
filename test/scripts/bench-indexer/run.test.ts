import { beforeAll, expect, test } from "vitest";
import { benchRows } from "#scripts/bench/indexer/bench-rows.ts";
import { differences } from "#scripts/bench/indexer/digest.ts";
import { type Findings, runBench } from "#scripts/bench/indexer/run-bench.ts";

const size = { slices: 60, payouts: 12, transfers: 30, claims: 30 };
let findings: Findings;

beforeAll(async () => {
  findings = await runBench({ size, only: ["ours"], floors: true, headRounds: 5, report: () => {} });
});

test("the bench indexes the whole chain and finds the rows that all indexers must agree on", () => {
  const [{ backfill } = { backfill: undefined }] = findings.shown;
  expect(backfill?.digest.batch).toMatch(/^2 rows, [0-9a-f]{32}$/);
  expect(backfill?.digest.slice).toMatch(/^60 rows, [0-9a-f]{32}$/);
  expect(backfill?.digest.payout).toMatch(/^12 rows, [0-9a-f]{32}$/);
  expect(backfill?.digest.transfer).toMatch(/^30 rows, [0-9a-f]{32}$/);
  expect(backfill?.digest.claim).toMatch(/^30 rows, [0-9a-f]{32}$/);
});

test("the head is measured for as many blocks as asked for, none of them missed", () => {
  const [{ head } = { head: [] }] = findings.shown;
  expect(head).toHaveLength(5);
  expect(head.every((milliseconds) => Number.isFinite(milliseconds) && milliseconds > 0)).toBe(true);
});

test("every figure is a number, and those with a target say whether it is met", () => {
  const rows = benchRows(findings);
  expect(rows.map(({ name }) => name)).toContain("Lode: backfill");
  expect(rows.filter(({ name }) => name.startsWith("floor: "))).toHaveLength(4);
  for (const { value, target, met } of rows) {
    expect(Number.isFinite(value)).toBe(true);
    expect(met === null).toBe(target === null);
  }
});

test("two indexers that do not hold the same rows are told apart, table by table", () => {
  const one = { batch: "1", slice: "2", transfer: "3", claim: "4", payout: "5" };
  const other = { ...one, claim: "6" };
  expect(differences({ name: "A", digest: one }, { name: "B", digest: one })).toEqual([]);
  expect(differences({ name: "A", digest: one }, { name: "B", digest: other })).toEqual(["claim: A has 4, B has 6."]);
});
