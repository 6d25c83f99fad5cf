import type { Disclosure, Terms } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";
import { shareUp } from "#domain/accounting.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { HASHRATE_UNITS } from "#domain/units.ts";
import { formatUtc } from "#domain/utc.ts";
import type { Draft, DraftField } from "./draft.ts";
import { type Range, readAmount, readText, readTime } from "./read-field.ts";

/** The limits of BatchManager, mirrored from contracts/libraries/BatchTerms.sol. */
export const limits = { periods: 3_660n, minGraceHours: 1n, maxGraceHours: 336n, minBondBps: 500n };
const periodSeconds = 86_400;
const uint = (bits: number): bigint => 2n ** BigInt(bits) - 1n;

/** What a draft comes to, where its figures can be read: money in payment-token base units. */
export type DraftFigures = { hashrate: bigint; pricePerUnit: bigint; total: bigint; minBond: bigint; termEnd: number };

export type DraftReading = {
  problems: Partial<Record<DraftField, string>>;
  figures: DraftFigures | undefined;
  /** Only where there is no problem. */
  ready: { terms: Terms; disclosure: Disclosure } | undefined;
};

/** Reads the whole form as the contract will judge it. `now` is the chain's time in seconds. */
export function readDraft(draft: Draft, deployment: Deployment, now: number): DraftReading {
  const problems: DraftReading["problems"] = {};
  const amount = (field: DraftField, decimals: number, range: Range) =>
    keep(problems, field, readAmount(draft[field], decimals, range));
  const text = (field: DraftField, min: number, max: number) => keep(problems, field, readText(draft[field], min, max));
  const time = (field: DraftField) => keep(problems, field, readTime(draft[field]));

  const unitSize = amount("unitSize", 0, { min: 1n, max: 1_000_000n });
  const capacity = amount("capacity", 0, { min: 1n, max: uint(64) });
  const rate = amount("rate", 6, { min: 1n, max: uint(96) });
  const periods = amount("periods", 0, { min: 1n, max: limits.periods });
  const grace = amount("graceHours", 0, { min: limits.minGraceHours, max: limits.maxGraceHours });
  const maxHosting = amount("maxHosting", 2, { min: 0n, max: 10_000n });
  const efficiency = amount("efficiency", 3, { min: 0n, max: uint(32) });
  const power = amount("power", 6, { min: 0n, max: uint(32) });
  const pue = amount("pue", 4, { min: 10_000n, max: uint(16) });
  const poolFee = amount("poolFee", 2, { min: 0n, max: 10_000n });
  const service = amount("service", 6, { min: 0n, max: uint(32) });
  const name = text("name", 1, 64);
  const site = text("site", 0, 64);
  const pool = text("pool", 0, 32);
  const termStart = time("termStart");
  const saleStart = time("saleStart");
  const saleEnd = time("saleEnd");
  const termEnd =
    termStart === undefined || periods === undefined ? undefined : termStart + Number(periods) * periodSeconds;
  judgeTimes(problems, { now, termStart, termEnd, saleStart, saleEnd });

  const figures =
    unitSize !== undefined &&
    capacity !== undefined &&
    rate !== undefined &&
    periods !== undefined &&
    termEnd !== undefined
      ? figuresOf({ unit: unitSize * HASHRATE_UNITS[draft.unitName], capacity, rate, periods, termEnd })
      : undefined;
  const bond = readBond(problems, draft.bond, figures);
  if (figures && figures.hashrate / (capacity ?? 1n) > uint(64)) problems.unitSize = "One unit is at most 18 EH/s.";

  const isReady = Object.keys(problems).length === 0 && figures !== undefined && bond !== undefined;
  if (!isReady) return { problems, figures, ready: undefined };
  const terms: Terms = {
    paymentToken: deployment.tokens.usdc,
    payoutToken: deployment.tokens.wbtc,
    unitHashrate: figures.hashrate / (capacity ?? 1n),
    capacity: capacity ?? 0n,
    rate: rate ?? 0n,
    saleStart: saleStart ?? 0,
    saleEnd: saleEnd ?? 0,
    termStart: termStart ?? 0,
    periodSeconds,
    periods: Number(periods),
    grace: Number(grace) * 3600,
    maxHostingBps: Number(maxHosting),
    evidenceRequired: 0,
    bond,
  };
  const disclosure: Disclosure = {
    name: name ?? "",
    site: site ?? "",
    pool: pool ?? "",
    efficiencyMilliJoulesPerTh: Number(efficiency),
    powerMicroUsdPerKwh: Number(power),
    pueBps: Number(pue),
    poolFeeBps: Number(poolFee),
    serviceMicroUsdPerThDay: Number(service),
  };
  return { problems, figures, ready: { terms, disclosure } };
}

type Read<T> = { value: T } | { problem: string };

function keep<T>(problems: DraftReading["problems"], field: DraftField, read: Read<T>): T | undefined {
  if ("value" in read) return read.value;
  problems[field] = read.problem;
  return undefined;
}

type Sizes = { unit: bigint; capacity: bigint; rate: bigint; periods: bigint; termEnd: number };

function figuresOf({ unit, capacity, rate, periods, termEnd }: Sizes): DraftFigures {
  const pricePerUnit = rate * periods;
  const total = capacity * pricePerUnit;
  return { hashrate: unit * capacity, pricePerUnit, total, minBond: shareUp(total, limits.minBondBps), termEnd };
}

function readBond(
  problems: DraftReading["problems"],
  typed: string,
  figures: DraftFigures | undefined,
): bigint | undefined {
  if (figures === undefined) return undefined;
  if (typed.trim() === "") return figures.minBond;
  const bond = keep(problems, "bond", readAmount(typed, 6, { min: 0n, max: uint(128) }));
  if (bond === undefined) return undefined;
  if (bond < figures.minBond) {
    problems.bond = `The bond must be at least 5 % of the total price: $${formatBaseUnits(figures.minBond, 6, { minFraction: 2 })}.`;
  } else if (figures.total + bond > uint(128)) {
    problems.bond = "Total price and bond together are more than the contract can hold.";
  }
  return bond;
}

type Times = {
  now: number;
  termStart: number | undefined;
  termEnd: number | undefined;
  saleStart: number | undefined;
  saleEnd: number | undefined;
};

function judgeTimes(problems: DraftReading["problems"], { now, termStart, termEnd, saleStart, saleEnd }: Times): void {
  if (termStart !== undefined && termStart < now) {
    problems.termStart = `The term must start after now, ${formatUtc(now)} by the chain's clock.`;
  } else if (termStart !== undefined && termStart % periodSeconds !== 0) {
    problems.termStart = "Start at 00:00 UTC: pool records are per UTC day, and so are the periods.";
  }
  if (saleStart !== undefined && saleEnd !== undefined && saleStart >= saleEnd) {
    problems.saleStart = "The sale must start before it ends.";
  }
  if (saleEnd === undefined || termStart === undefined) return;
  if (saleEnd < termStart) problems.saleEnd = "The sale must not end before the term starts.";
  else if (termEnd !== undefined && saleEnd > termEnd) {
    problems.saleEnd = `The sale must not end after the term does, on ${formatUtc(termEnd)}.`;
  }
}
