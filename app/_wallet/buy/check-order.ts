import { formatBaseUnits } from "#domain/money.ts";
import { formatUtc } from "#domain/utc.ts";
import { type BuyableBatch, costOf, unitsLeft } from "./buyable-batch.ts";

const count = (value: bigint) => formatBaseUnits(value, 0);
const day = (at: Date) => formatUtc(Math.floor(at.getTime() / 1000));

/** Why nobody can buy of this batch now; undefined while it is on sale. */
export function saleProblem(batch: BuyableBatch): string | undefined {
  if (batch.status === "Defaulted") return "The operator defaulted on this batch: nothing of it is sold any more.";
  if (batch.status === "Cancelled") return "This batch was cancelled: nothing of it is sold any more.";
  if (batch.status === "Completed") return "All payouts of this batch are posted: its term is over.";
  if (unitsLeft(batch) <= 0n) return "All of this batch is sold.";
  if (batch.finishedPeriods > batch.nextPeriod) {
    return `Period ${batch.nextPeriod} has finished and its payout is not posted yet. Buying opens again once the operator has posted it, so that no payout goes to somebody who did not hold the slice.`;
  }
  if (batch.onSale) return undefined;
  return batch.status === "Scheduled"
    ? `The sale starts on ${day(batch.saleStart)}.`
    : `The sale ended on ${day(batch.saleEnd)}.`;
}

export type Order =
  | { ok: true; units: bigint; cost: bigint }
  | { ok: false; problem: string; units?: bigint; cost?: bigint; isShort?: true };

/** An order as typed, judged before any wallet sees it. `balance` is left out while it is unknown; `money` writes amounts. */
export function checkOrder(
  batch: BuyableBatch,
  typed: string,
  money: (base: bigint) => string,
  balance?: bigint,
): Order {
  const text = typed.trim().replaceAll(",", "");
  if (text === "") return { ok: false, problem: "Enter how many units to buy." };
  if (!/^\d{1,20}$/.test(text)) {
    return { ok: false, problem: `"${typed.trim()}" is not a whole number of units: units cannot be divided.` };
  }
  const units = BigInt(text);
  if (units === 0n) return { ok: false, problem: "A slice has at least 1 unit." };
  const left = unitsLeft(batch);
  if (units > left) {
    return {
      ok: false,
      problem: `Only ${count(left)} units are left of this batch, and you asked for ${count(units)}.`,
    };
  }
  const cost = costOf(batch, units);
  if (balance !== undefined && balance < cost) {
    return {
      ok: false,
      units,
      cost,
      isShort: true,
      problem: `This costs ${money(cost)}, and your account has ${money(balance)}: ${money(cost - balance)} are missing.`,
    };
  }
  return { ok: true, units, cost };
}
