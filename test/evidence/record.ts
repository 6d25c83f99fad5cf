import { expect } from "vitest";
import { describeFault } from "#evidence/fault.ts";
import { readRecord } from "#evidence/read-record.ts";
import type { Statement } from "#evidence/statement.ts";

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The statement of a record that must be readable. */
export function statementOf(text: string): Statement {
  const reading = readRecord(bytesOf(text));
  if (!reading.ok) throw new Error(reading.faults.map(describeFault).join("\n"));
  return reading.statement;
}

/** The faults, as sentences, of a record that must be refused. */
export function faultsOf(record: string | Uint8Array): string[] {
  const reading = readRecord(typeof record === "string" ? bytesOf(record) : record);
  expect(reading.ok).toBe(false);
  return reading.ok ? [] : reading.faults.map(describeFault);
}

/** One entry of Foundry's earnings; the figures are a real farm's day, the split is made to fit. */
export const earning = {
  startTime: "2024-03-08T00:00:00.000+00:00",
  endTime: "2024-03-09T00:00:00.000+00:00",
  totalAmount: 0.09837098,
  hashrate: 60205641,
  ppsBaseAmount: 0.0953932,
  txFeeRewardAmount: 0.00476238,
  fppsRatePercent: 100.0,
  feeAmount: 0.0017846,
  feeRatePercent: 1.8,
};

export type Earning = { [Key in keyof typeof earning]?: unknown } & { coin?: unknown };

/** A Foundry record of the given changes to `earning`, one entry per line after the first. */
export function earnings(...changes: Earning[]): string {
  return `[\n${changes.map((change) => JSON.stringify({ ...earning, ...change })).join(",\n")}\n]`;
}

export const nextDay = { startTime: "2024-03-09T00:00:00.000+00:00", endTime: "2024-03-10T00:00:00.000+00:00" };
