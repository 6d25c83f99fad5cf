import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { statusName } from "#domain/terms.ts";
import { formatUtc } from "#domain/utc.ts";

/** Buying a slice. */
export const saleMessages = {
  CapacityExceeded: ([requested, available]) =>
    now(
      `${formatBaseUnits(requested, 0)} units were asked for, and ${formatBaseUnits(available, 0)} are left.`,
      available === 0n ? "This batch is sold out: choose another one." : "Choose fewer units.",
    ),
  CostAboveMax: ([cost, maxCost], { payment }) =>
    now(
      `The slice costs ${payment(cost)}, above the ${payment(maxCost)} you agreed to.`,
      "Look at the new price, and buy again if it suits you.",
    ),
  SaleNotOpen: ([batchId, nowSeconds, saleStart, saleEnd]) =>
    nowSeconds < saleStart
      ? later(`The sale of batch ${batchId} opens at ${formatUtc(saleStart)}.`, "Come back then.")
      : never(`The sale of batch ${batchId} ended at ${formatUtc(saleEnd)}.`, "Choose another batch."),
  PeriodUnposted: ([batchId, nextPeriod, finishedPeriods]) =>
    later(
      `Batch ${batchId} has ${finishedPeriods} finished periods, and the payout of period ${nextPeriod} is not posted yet: it belongs to those who held slices then.`,
      "Buy when the operator has posted it.",
    ),
  ZeroUnits: () => now("No units were asked for.", "Choose at least one unit."),
  UnknownBatch: ([batchId]) => never(`There is no batch ${batchId}.`, "Choose one from the market."),
  BatchEnded: ([batchId, status]) =>
    never(
      `Batch ${batchId} is ${statusName(status)}: nothing more can be sold or posted.`,
      "Holders can still claim what they have earned or are refunded.",
    ),
  SerialsExhausted: ([batchId]) =>
    never(`Batch ${batchId} has given out all of its 999,999,999 slice numbers.`, "Choose another batch."),
  ProtocolPaused: ([until]) =>
    later(
      `New batches, purchases and payouts are paused until ${formatUtc(until)}. Claims and withdrawals are not.`,
      "Try again after that; the pause ends by itself.",
    ),
} satisfies Partial<ErrorMessages>;
