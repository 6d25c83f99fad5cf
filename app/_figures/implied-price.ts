import type { BatchSummary } from "#queries/batch-summary.ts";
import { earnedBy } from "./batch-rates.ts";
import { farmCostOf } from "./farm-cost.ts";

type Charged = Pick<
  BatchSummary,
  "capacity" | "unitHashrate" | "periodSeconds" | "lastPayouts" | "disclosure" | "maxHostingBps"
>;

/**
 * Millionths of a dollar per bitcoin at which the operator turned the disclosed dollar costs into sats in its last payout.
 * Nobody tells this page a market price; what hosting cost in sats does. Undefined without a payout, where hosting is free, and
 * where the terms' cap cut the charge.
 */
export function impliedBtcMicroUsd(batch: Charged): bigint | undefined {
  const last = batch.lastPayouts.at(-1);
  const earned = last === undefined ? undefined : earnedBy(batch, [last]);
  if (earned === undefined || earned.hosting === 0n) return undefined;
  const cap = (earned.gross * BigInt(batch.maxHostingBps)) / 10_000n;
  if (earned.hosting * 1000n >= cap * 999n) return undefined;
  const { electricity, service } = farmCostOf(batch.disclosure);
  const nanoUsd = (electricity * BigInt(earned.deliveredBps)) / 10_000n + service;
  // nano-dollars over milli-sats, per 10^8 sats, in micro-dollars
  return (nanoUsd * 100_000_000n) / earned.hosting;
}
