import type { Changes } from "../changes.ts";
import type { ArgsOf, ManagerEvent, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { happened } from "./handlers.ts";

type Money<Name> = ArgsOf<SlicesEvent, Name>;
type Rules<Name> = ArgsOf<ManagerEvent, Name>;

export function payoutAccrued(changes: Changes, payout: Money<"PayoutAccrued">, at: Place) {
  const { batchId, period, gross, hosting, fee, holders, released, refunded, acc, refundAcc, escrow, proceeds } =
    payout;
  const before = changes.accounts.get(batchId);
  const row = {
    ...{ batchId, period, gross, hosting, fee, holders, released, refunded, acc, refundAcc },
    ...happened(at),
    accBefore: before.acc,
    refundAccBefore: before.refundAcc,
  };
  changes.accounts.change(batchId, at, {
    ...{ acc, refundAcc, escrow, proceeds },
    holdersReserve: before.holdersReserve + holders,
    refundReserve: before.refundReserve + refunded,
    nextPeriod: period + 1,
    postedAt: at.at,
    grossPosted: before.grossPosted + gross,
    hostingPosted: before.hostingPosted + hosting,
    feePosted: before.feePosted + fee,
  });
  credit(changes, payout, at);
  changes.halves.postings.left(`${batchId}:${period}`, row, (accrued, posted) =>
    changes.add("payout", { ...accrued, ...posted }),
  );
}

/** The unsold part and hosting are the operator's, the fee is its recipient's. One account may be both, with one credit after all. */
function credit(changes: Changes, payout: Money<"PayoutAccrued">, at: Place) {
  const { batchId, gross, fee, holders, feeRecipient, operatorCredit, feeRecipientCredit } = payout;
  const { operator, payoutToken: token } = changes.batch(batchId);
  const kept = gross - fee - holders;
  const isOne = operator === feeRecipient && fee > 0n;
  const shares = [
    { account: operator, amount: isOne ? kept + fee : kept, credit: isOne ? feeRecipientCredit : operatorCredit },
    { account: feeRecipient, amount: isOne ? 0n : fee, credit: feeRecipientCredit },
  ];
  for (const share of shares.filter(({ amount }) => amount > 0n)) {
    changes.add("creditChange", { ...share, token, reason: "credited", recipient: null, ...happened(at) });
  }
}

export function payoutPosted(changes: Changes, posted: Rules<"PayoutPosted">, at: Place) {
  const { batchId, period, deliveredBps, evidence, evidenceHash } = posted;
  const { deliveredBpsSum } = changes.accounts.get(batchId);
  changes.accounts.change(batchId, at, { deliveredBpsSum: deliveredBpsSum + BigInt(deliveredBps) });
  changes.halves.postings.right(`${batchId}:${period}`, { deliveredBps, evidence, evidenceHash }, (accrued, posted) =>
    changes.add("payout", { ...accrued, ...posted }),
  );
}

export function toppedUp(changes: Changes, { batchId, payer, amount, acc }: Money<"ToppedUp">, at: Place) {
  const before = changes.accounts.get(batchId);
  const row = { batchId, payer, amount, acc, accBefore: before.acc, ...happened(at) };
  changes.accounts.change(batchId, at, {
    acc,
    holdersReserve: before.holdersReserve + amount,
    toppedUp: before.toppedUp + amount,
  });
  changes.halves.topUps.left(String(batchId), row, (paid, posted) => changes.add("topUp", { ...paid, ...posted }));
}

export function topUpPosted(changes: Changes, { batchId, period, evidenceHash }: Rules<"TopUpPosted">, _at: Place) {
  changes.halves.topUps.right(String(batchId), { period, evidenceHash }, (paid, posted) =>
    changes.add("topUp", { ...paid, ...posted }),
  );
}

export function upfrontMoved(changes: Changes, moved: Money<"UpfrontMoved">, at: Place) {
  const { batchId, amount, escrow, proceeds } = moved;
  changes.accounts.change(batchId, at, { escrow, proceeds, upfrontState: "released" });
  changes.halves.upfronts.left(String(batchId), { batchId, amount, ...happened(at) }, (row) =>
    changes.add("upfrontRelease", row),
  );
}

export function upfrontReleased(changes: Changes, { batchId }: Rules<"UpfrontReleased">, _at: Place) {
  changes.halves.upfronts.right(String(batchId), {}, (row) => changes.add("upfrontRelease", row));
}

export function proceedsCollected(changes: Changes, taken: Money<"ProceedsCollected">, at: Place) {
  const { batchId, operator, to, amount } = taken;
  const { collected } = changes.accounts.get(batchId);
  changes.accounts.change(batchId, at, { proceeds: 0n, collected: collected + amount });
  changes.add("proceedsCollection", { batchId, operator, recipient: to, amount, ...happened(at) });
}
