import type { Changes } from "../changes.ts";
import type { ArgsOf, ManagerEvent, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { happened } from "./handlers.ts";

type Money<Name> = ArgsOf<SlicesEvent, Name>;
type Rules<Name> = ArgsOf<ManagerEvent, Name>;

export function batchDefaulted(changes: Changes, args: Money<"BatchDefaulted">, at: Place) {
  const { batchId, refunded, bond, refundAcc } = args;
  const before = changes.accounts.get(batchId);
  const row = { batchId, refunded, bond, refundAcc, refundAccBefore: before.refundAcc, ...happened(at) };
  const refundReserve = before.refundReserve + refunded + bond;
  // Posted periods that wait for proofs still do.
  changes.accounts.change(batchId, at, { refundAcc, refundReserve, escrow: before.escrow - refunded, bond: 0n });
  changes.halves.defaults.left(String(batchId), row, (defaulted, declared) =>
    changes.add("batchDefault", { ...defaulted, ...declared }),
  );
}

export function defaultDeclared(
  changes: Changes,
  { batchId, period, declaredBy }: Rules<"DefaultDeclared">,
  _at: Place,
) {
  changes.halves.defaults.right(String(batchId), { period, declaredBy }, (defaulted, declared) =>
    changes.add("batchDefault", { ...defaulted, ...declared }),
  );
}

export function batchCancelled(changes: Changes, { batchId, refunded, refundAcc }: Money<"BatchCancelled">, at: Place) {
  const before = changes.accounts.get(batchId);
  const row = { batchId, refunded, refundAcc, refundAccBefore: before.refundAcc, ...happened(at) };
  changes.accounts.change(batchId, at, { refundAcc, refundReserve: before.refundReserve + refunded, escrow: 0n });
  changes.halves.cancellations.left(String(batchId), row, (cancelled, calledOff) =>
    changes.add("batchCancellation", { ...cancelled, ...calledOff }),
  );
}

export function batchCalledOff(changes: Changes, { batchId, calledOffBy }: Rules<"BatchCalledOff">, _at: Place) {
  changes.halves.cancellations.right(String(batchId), { calledOffBy }, (cancelled, calledOff) =>
    changes.add("batchCancellation", { ...cancelled, ...calledOff }),
  );
}

export function bondReleased(changes: Changes, { batchId, operator, bond }: Money<"BondReleased">, at: Place) {
  changes.add("bondRelease", { batchId, operator, bond, ...happened(at) });
  changes.accounts.change(batchId, at, { bond: 0n });
}

export function disputeOpened(changes: Changes, opened: Rules<"DisputeOpened">, at: Place) {
  const { batchId, openedBy, atPeriod, reasonHash } = opened;
  const until = new Date(opened.until * 1000);
  changes.accounts.change(batchId, at, { disputedUntil: until, disputedAt: atPeriod });
  changes.add("dispute", { batchId, openedBy, atPeriod, until, reasonHash, ...happened(at) });
}

/** What the bond lost follows in BondForfeited, where it lost anything. */
export function disputeResolved(changes: Changes, resolved: Rules<"DisputeResolved">, at: Place) {
  const { batchId, forfeitBps, forfeited, reasonHash } = resolved;
  changes.accounts.change(batchId, at, { disputedUntil: null });
  if (forfeited === 0n) {
    const { refundAcc } = changes.accounts.get(batchId);
    const row = { batchId, forfeitBps, forfeited, reasonHash, refundAccBefore: refundAcc, refundAcc };
    changes.add("disputeResolution", { ...row, ...happened(at) });
    return;
  }
  changes.halves.resolutions.right(String(batchId), { forfeitBps, reasonHash }, (forfeit, decision) =>
    changes.add("disputeResolution", { ...forfeit, ...decision }),
  );
}

/** More was proven than was posted, and nobody answered for it. */
export function bondAwarded(changes: Changes, { batchId, bond, refundAcc }: Money<"BondAwarded">, at: Place) {
  const before = changes.accounts.get(batchId);
  changes.accounts.change(batchId, at, { bond: 0n, refundAcc, refundReserve: before.refundReserve + bond });
  changes.add("bondAward", { batchId, bond, refundAcc, refundAccBefore: before.refundAcc, ...happened(at) });
}

export function bondForfeited(
  changes: Changes,
  { batchId, amount, bond, refundAcc }: Money<"BondForfeited">,
  at: Place,
) {
  const before = changes.accounts.get(batchId);
  const row = { batchId, forfeited: amount, refundAcc, refundAccBefore: before.refundAcc, ...happened(at) };
  changes.accounts.change(batchId, at, { bond, refundAcc, refundReserve: before.refundReserve + amount });
  changes.halves.resolutions.left(String(batchId), row, (forfeit, decision) =>
    changes.add("disputeResolution", { ...forfeit, ...decision }),
  );
}
