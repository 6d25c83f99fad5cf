import { zeroAddress } from "viem";
import type { Disclosure, Terms } from "#chain/calls/create-batch.ts";
import { HASHRATE_UNITS } from "#domain/units.ts";
import type { Draft, DraftField } from "./draft.ts";
import { judgeBacking } from "./draft-backing.ts";
import type { DraftContext } from "./draft-context.ts";
import { type DraftFigures, figuresOf, judgeMoney } from "./draft-money.ts";
import { judgeTimes } from "./draft-times.ts";
import { type Range, type Read, readAddress, readAmount, readText, readTime } from "./read-field.ts";

/** The limits of BatchManager, mirrored from contracts/libraries/TermLimits.sol. */
export const limits = { periods: 3_660n, minGraceHours: 1n, maxGraceHours: 336n, royaltyBps: 1_000n };
const periodSeconds = 86_400;
const uint = (bits: number): bigint => 2n ** BigInt(bits) - 1n;

export type DraftProblems = Partial<Record<DraftField, string>>;

export type DraftReading = {
  problems: DraftProblems;
  figures: DraftFigures | undefined;
  /** Only where there is no problem. */
  ready: { terms: Terms; disclosure: Disclosure } | undefined;
};

/** Reads the whole form as the contract will judge it. */
export function readDraft(draft: Draft, context: DraftContext): DraftReading {
  const { deployment, now } = context;
  const problems: DraftProblems = {};
  const keep = <T>(field: DraftField, read: Read<T>): T | undefined => {
    if ("value" in read) return read.value;
    problems[field] = read.problem;
    return undefined;
  };
  const amount = (field: DraftField, decimals: number, range: Range) =>
    keep(field, readAmount(draft[field], decimals, range));
  /** A field that may be left empty, and what that means. */
  const orElse = <T, E>(field: DraftField, otherwise: E, read: () => T) =>
    draft[field].trim() === "" ? otherwise : read();
  const text = (field: DraftField, min: number, max: number) => keep(field, readText(draft[field], min, max));
  const time = (field: DraftField) => keep(field, readTime(draft[field]));

  const unitSize = amount("unitSize", 0, { min: 1n, max: 1_000_000n });
  const capacity = amount("capacity", 0, { min: 1n, max: uint(64) });
  const rate = amount("rate", 6, { min: 1n, max: uint(96) });
  const upfront = orElse("upfront", 0n, () => amount("upfront", 6, { min: 0n, max: uint(96) }));
  const periods = amount("periods", 0, { min: 1n, max: limits.periods });
  const minUnits = orElse("minUnits", 0n, () => amount("minUnits", 0, { min: 0n, max: capacity ?? uint(64) }));
  const grace = amount("graceHours", 0, { min: limits.minGraceHours, max: limits.maxGraceHours });
  const maxHosting = amount("maxHosting", 2, { min: 0n, max: 10_000n });
  const royalty = orElse("royalty", 0n, () => amount("royalty", 2, { min: 0n, max: limits.royaltyBps }));
  const typedBond = orElse("bond", undefined, () => amount("bond", 6, { min: 0n, max: uint(96) }));
  const arbiter = orElse("arbiter", zeroAddress, () => keep("arbiter", readAddress(draft.arbiter)));
  const efficiency = amount("efficiency", 3, { min: 0n, max: uint(32) });
  const power = amount("power", 6, { min: 0n, max: uint(32) });
  const pue = amount("pue", 4, { min: 10_000n, max: uint(16) });
  const poolFee = amount("poolFee", 2, { min: 0n, max: 10_000n });
  const service = amount("service", 6, { min: 0n, max: uint(32) });
  const name = text("name", 1, 64);
  const pool = text("pool", 0, 32);
  const termStart = time("termStart");
  const saleStart = time("saleStart");
  const saleEnd = time("saleEnd");
  const refundDeadline = orElse("refundDeadline", 0, () => time("refundDeadline"));
  const termEnd =
    termStart === undefined || periods === undefined ? undefined : termStart + Number(periods) * periodSeconds;
  const hasMinimum = minUnits !== undefined && minUnits > 0n;
  const [attesterSet, evidence] = [Number(draft.attesterSet), Number(draft.evidence)];
  const isProven = evidence === 3;
  judgeTimes(problems, { now, termStart, termEnd, saleStart, saleEnd, refundDeadline, hasMinimum, isProven });

  const unit = unitSize === undefined ? undefined : unitSize * HASHRATE_UNITS[draft.unitName];
  const canCount =
    unit !== undefined &&
    capacity !== undefined &&
    rate !== undefined &&
    upfront !== undefined &&
    periods !== undefined &&
    termEnd !== undefined;
  const figures = canCount ? figuresOf({ unit, capacity, rate, upfront, periods, termEnd }) : undefined;
  const bond = figures && judgeMoney(problems, figures, typedBond);
  const site = draft.site === "" ? undefined : Number(draft.site);
  judgeBacking(problems, context, { site, attesterSet, evidence, hashrate: figures?.hashrate });

  const isReady = Object.keys(problems).length === 0 && figures !== undefined && bond !== undefined;
  if (!isReady) return { problems, figures, ready: undefined };
  const terms: Terms = {
    paymentToken: deployment.tokens.usdc,
    payoutToken: deployment.tokens.wbtc,
    unitHashrate: figures.unitHashrate,
    capacity: capacity ?? 0n,
    rate: rate ?? 0n,
    upfront: figures.upfront,
    saleStart: saleStart ?? 0,
    saleEnd: saleEnd ?? 0,
    refundDeadline: refundDeadline ?? 0,
    termStart: termStart ?? 0,
    periodSeconds,
    periods: Number(periods),
    grace: Number(grace) * 3600,
    minUnits: minUnits ?? 0n,
    maxHostingBps: Number(maxHosting),
    royaltyBps: Number(royalty),
    evidenceRequired: evidence,
    attesterSet,
    site: site ?? 0,
    arbiter: arbiter ?? zeroAddress,
    bond,
  };
  const disclosure: Disclosure = {
    name: name ?? "",
    pool: pool ?? "",
    efficiencyMilliJoulesPerTh: Number(efficiency),
    powerMicroUsdPerKwh: Number(power),
    pueBps: Number(pue),
    poolFeeBps: Number(poolFee),
    serviceMicroUsdPerThDay: Number(service),
  };
  return { problems, figures, ready: { terms, disclosure } };
}
