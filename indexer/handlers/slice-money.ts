import { batchOf, type Changes, type SpanTable } from "../changes.ts";
import type { ArgsOf, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { happened } from "./handlers.ts";

type Args<Name> = ArgsOf<SlicesEvent, Name>;

/** What differs between earnings (payout token) and refunds (payment token); all else is one rule. */
const earnings = {
  kind: "earnings",
  reason: "settled",
  spans: "sliceSpan",
  reserve: "holdersReserve",
  token: "payoutToken",
} as const;
const refund = {
  kind: "refund",
  reason: "refund settled",
  spans: "refundSpan",
  reserve: "refundReserve",
  token: "paymentToken",
} as const;
type Side = typeof earnings | typeof refund;

export function settled(changes: Changes, { id, owner, amount, paid, credit }: Args<"Settled">, at: Place) {
  settle(changes, earnings, { id, owner, amount, paid, credit }, at);
}

export function refundSettled(changes: Changes, args: Args<"RefundSettled">, at: Place) {
  const { id, owner, amount, refundPaid, credit } = args;
  settle(changes, refund, { id, owner, amount, paid: refundPaid, credit }, at);
}

export function claimed(changes: Changes, { id, owner, to, amount, paid }: Args<"Claimed">, at: Place) {
  claim(changes, earnings, { id, owner, to, amount, paid }, at);
}

export function refundClaimed(
  changes: Changes,
  { id, owner, to, amount, refundPaid }: Args<"RefundClaimed">,
  at: Place,
) {
  claim(changes, refund, { id, owner, to, amount, paid: refundPaid }, at);
}

function settle(
  changes: Changes,
  side: Side,
  { id, owner, amount, paid, credit }: { id: bigint; owner: string; amount: bigint; paid: bigint; credit: bigint },
  at: Place,
) {
  const token = takeFromReserve(changes, side, id, amount, at);
  const row = { owner, token, amount, ...happened(at) };
  changes.breakSpan(side.spans satisfies SpanTable, id, at, "settled", { paid });
  changes.add("settlement", { ...row, batchId: batchOf(id), sliceId: id, kind: side.kind });
  const { reason } = side;
  changes.add("creditChange", { account: owner, token, amount, credit, reason, recipient: null, ...happened(at) });
}

function claim(
  changes: Changes,
  side: Side,
  { id, owner, to, amount, paid }: { id: bigint; owner: string; to: string; amount: bigint; paid: bigint },
  at: Place,
) {
  const token = takeFromReserve(changes, side, id, amount, at);
  const slice = { batchId: batchOf(id), sliceId: id };
  changes.breakSpan(side.spans satisfies SpanTable, id, at, "claimed", { paid });
  changes.add("claim", { ...slice, kind: side.kind, owner, recipient: to, token, amount, ...happened(at) });
}

/** @returns the token that left the reserve */
function takeFromReserve(changes: Changes, side: Side, id: bigint, amount: bigint, at: Place): string {
  const before = changes.accounts.get(batchOf(id))[side.reserve];
  changes.accounts.change(batchOf(id), at, { [side.reserve]: before - amount });
  return changes.batch(batchOf(id))[side.token];
}
