import type { Hex } from "viem";
import { holdersUp, pendingDown, perUnitDown, shareDown } from "#domain/accounting.ts";
import { type Hosting, type HostingTerms, hostingNeedsPrice, hostingOf } from "#evidence/hosting.ts";
import { daysOfPeriod, ProposalRefused, periodSpan, type Schedule } from "#evidence/period-days.ts";
import type { Statement, StatementDay } from "#evidence/statement.ts";
import { formatDay } from "#evidence/utc-day.ts";

/** What a proposal needs to know of a batch. */
export type PostableBatch = Schedule &
  HostingTerms & {
    /** H/s of one unit. */
    unitHashrate: bigint;
    /** Units. */
    capacity: bigint;
    sold: bigint;
    /** The protocol's fee on what remains after hosting. */
    feeBps: number;
    /** Decimals of the payout token; at least 8, so that a sat is a whole number of base units. */
    payoutDecimals: number;
  };

export type ProposalInput = {
  batch: PostableBatch;
  statement: Statement;
  /** Of the record the statement was read from. */
  evidenceHash: Hex;
  period: number;
  /** Price of one bitcoin in millionths of a dollar on the period's last day; needed where hosting costs anything. */
  btcMicroUsd?: bigint | undefined;
  /** Delivered capacity in 1/10000, for records that state no hashrate; ignored otherwise. */
  deliveredBps?: number | undefined;
};

/** A payout ready to be signed, and what it will do. Amounts of `payout` and below it in payout-token base units. */
export type Proposal = {
  payout: { period: number; gross: bigint; hosting: bigint; deliveredBps: number; evidenceHash: Hex };
  /** The period, unix seconds. */
  span: { start: number; end: number };
  /** What the pool paid, sats. */
  grossSats: bigint;
  /** How hosting was computed, sats; undefined where it costs nothing. */
  hosting: Hosting | undefined;
  /** Mean hashrate over the period, H/s; undefined where the record states none. */
  hashrate: bigint | undefined;
  /** The protocol's fee. */
  fee: bigint;
  /** What all units of the capacity share: gross − hosting − fee. */
  net: bigint;
  /** What one unit earns, base units in Q64. */
  perUnit: bigint;
  /** Set aside for the holders of the units sold. */
  holders: bigint;
  /** What comes back to the operator: hosting and the part of the units not sold. */
  operator: bigint;
  warnings: string[];
};

/**
 * Turns the days of a record that make up one period into the payout to post. Pure; computes what the chain will compute.
 * Throws ProposalRefused with a sentence where record, period and batch do not fit.
 */
export function proposePayout(input: ProposalInput): Proposal {
  const { batch, statement, period } = input;
  if (period < batch.nextPeriod)
    throw new ProposalRefused(`Period ${period} is posted already; next is ${batch.nextPeriod}.`);
  if (period >= batch.periods) {
    throw new ProposalRefused(`The batch has ${batch.periods} periods, numbered from 0; there is no period ${period}.`);
  }
  const days = daysOfPeriod(batch, statement, period);
  const grossSats = days.reduce((sum, day) => sum + day.netSats, 0n);
  const hashrate = meanHashrate(days);
  const { deliveredBps, warnings } = deliveredShare(batch, hashrate, input.deliveredBps);
  const hosting = hostingFor(input, grossSats, hashrate ?? (capacityHashrate(batch) * BigInt(deliveredBps)) / 10_000n);
  const scale = 10n ** BigInt(requireSatDecimals(batch.payoutDecimals) - 8);
  const gross = grossSats * scale;
  const hostingBase = (hosting?.chargedSats ?? 0n) * scale;
  const fee = shareDown(gross - hostingBase, BigInt(batch.feeBps));
  const net = gross - hostingBase - fee;
  const perUnit = perUnitDown(net, batch.capacity);
  const holders = holdersUp(perUnit, batch.sold);
  if (hosting !== undefined && hosting.electricitySats + hosting.serviceSats > hosting.capSats) {
    warnings.push(
      `Hosting costs more than the terms let it take; ${hosting.capSats} sats are charged and the rest is the operator's loss.`,
    );
  }
  if (grossSats === 0n) warnings.push("The pool paid nothing for this period; the payout is zero.");
  return {
    payout: { period, gross, hosting: hostingBase, deliveredBps, evidenceHash: input.evidenceHash },
    span: periodSpan(batch, period),
    grossSats,
    hosting,
    hashrate,
    fee,
    net,
    perUnit,
    holders,
    operator: hostingBase + net - holders,
    warnings,
  };
}

/** Payout-token base units a slice of `units` gets from this payout alone, rounded down as a claim would. */
export function sliceShare(proposal: Proposal, units: bigint): bigint {
  return pendingDown(units, proposal.perUnit, 0n);
}

function capacityHashrate(batch: PostableBatch): bigint {
  return batch.capacity * batch.unitHashrate;
}

function meanHashrate(days: StatementDay[]): bigint | undefined {
  let sum = 0n;
  for (const { hashrate } of days) {
    if (hashrate === undefined) return undefined;
    sum += hashrate;
  }
  return sum / BigInt(days.length);
}

/** Rounded down and never above the whole: the operator is released no more than what was delivered. */
function deliveredShare(
  batch: PostableBatch,
  hashrate: bigint | undefined,
  stated: number | undefined,
): { deliveredBps: number; warnings: string[] } {
  if (hashrate === undefined) {
    if (stated === undefined) {
      throw new ProposalRefused(
        "This record states no hashrate, so it does not say how much of the capacity was delivered. State it yourself.",
      );
    }
    if (!Number.isInteger(stated) || stated < 0 || stated > 10_000) {
      throw new ProposalRefused(`The delivered share is ${stated / 100} %; it must lie between 0 and 100 %.`);
    }
    return {
      deliveredBps: stated,
      warnings: ["The delivered share is the operator's own statement: the record has no hashrate."],
    };
  }
  const share = (hashrate * 10_000n) / capacityHashrate(batch);
  if (share <= 10_000n) return { deliveredBps: Number(share), warnings: [] };
  return {
    deliveredBps: 10_000,
    warnings: [`The record shows ${share / 100n} % of the batch's capacity. Is it the record of this batch alone?`],
  };
}

function hostingFor(
  { batch, period, btcMicroUsd }: ProposalInput,
  grossSats: bigint,
  hashrate: bigint,
): Hosting | undefined {
  if (!hostingNeedsPrice(batch)) return undefined;
  if (btcMicroUsd === undefined || btcMicroUsd <= 0n) {
    const { end } = periodSpan(batch, period);
    throw new ProposalRefused(
      `Hosting is disclosed in dollars, so period ${period} needs the price of one bitcoin on ${formatDay(end - 1)}.`,
    );
  }
  const seconds = batch.periodSeconds;
  return hostingOf(batch, { hashrate, capacityHashrate: capacityHashrate(batch), seconds, grossSats, btcMicroUsd });
}

function requireSatDecimals(decimals: number): number {
  if (decimals >= 8) return decimals;
  throw new ProposalRefused(
    `The payout token has ${decimals} decimals: one sat is not a whole number of its base units.`,
  );
}
