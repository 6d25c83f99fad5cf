import { decimalToUnits } from "#evidence/decimal.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";
import { readBatchId, readBytes, text, texts } from "#scripts/command-line.ts";
import { UsageError } from "#scripts/terminal.ts";

/** What whoever posts a payout and whoever signs it for evidence both say: the batch, the pool's record and what it leaves open. */
export const recordOptions = {
  batch: text,
  record: text,
  through: text,
  "btc-usd": texts,
  delivered: text,
} as const;

export const recordUsage = (verb: string) => `  --batch N             the batch to ${verb} for
  --record FILE         the pool's record, as the pool gave it (docs/pool-records.md)
  --through DATE        ${verb} no day after this one (2024-03-31)
  --btc-usd PRICE       price of one bitcoin, to turn hosting into sats; DATE=PRICE for one day, may be repeated
  --delivered PERCENT   delivered capacity, for records that state no hashrate`;

export type RecordInput = {
  batchId: bigint;
  record: Uint8Array;
  through: number | undefined;
  btcMicroUsd: (dayStart: number) => bigint | undefined;
  deliveredBps: number | undefined;
};

type Values = {
  batch?: string;
  record?: string;
  through?: string;
  "btc-usd"?: string[];
  delivered?: string;
};

/** Throws UsageError with a sentence. */
export function readRecordInput(values: Values): RecordInput {
  const batchId = readBatchId(values.batch);
  if (values.record === undefined) throw new UsageError("Say which record: --record FILE.");
  return {
    batchId,
    through: values.through === undefined ? undefined : readDay("--through", values.through) + secondsPerDay,
    btcMicroUsd: readPrices(values["btc-usd"] ?? []),
    deliveredBps: values.delivered === undefined ? undefined : readPercent(values.delivered),
    record: readBytes("--record", values.record),
  };
}

function readDay(option: string, written: string): number {
  const day = parseDay(written);
  if (day === undefined) throw new UsageError(`${option} is "${written}"; write the UTC day as 2024-03-31.`);
  return day;
}

function readPrices(written: string[]): (dayStart: number) => bigint | undefined {
  const dated = new Map<number, bigint>();
  let everyDay: bigint | undefined;
  for (const entry of written) {
    const [first = "", price] = entry.split("=");
    if (price === undefined) everyDay = readPrice(first);
    else dated.set(readDay("--btc-usd", first), readPrice(price));
  }
  return (dayStart) => dated.get(dayStart) ?? everyDay;
}

function readPrice(written: string): bigint {
  const price = decimalToUnits(written, 6);
  if (typeof price === "bigint" && price > 0n) return price;
  throw new UsageError(`--btc-usd is "${written}"; write dollars per bitcoin as 64481.71.`);
}

function readPercent(written: string): number {
  const bps = decimalToUnits(written, 2);
  if (typeof bps === "bigint" && bps >= 0n && bps <= 10_000n) return Number(bps);
  throw new UsageError(`--delivered is "${written}"; write a percentage from 0 to 100 as 97.25.`);
}
