import { zeroAddress } from "viem";
import { pendingDown } from "#domain/accounting.ts";
import { splitByLargestRemainder } from "#domain/largest-remainder.ts";
import { batchOf, type Changes } from "../changes.ts";
import type { ArgsOf, ManagerEvent, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import type { RowOf } from "../tables/conclusions.ts";
import { happened } from "./handlers.ts";

type Args<Name> = ArgsOf<SlicesEvent, Name>;

export function sliceMinted(changes: Changes, minted: Args<"SliceMinted">, at: Place) {
  const { id, batchId, owner, units, paid, refundPaid, cost, sold, escrow, proceeds } = minted;
  const slice = { batchId, sliceId: id, units };
  const { serial } = changes.accounts.get(batchId);
  changes.accounts.change(batchId, at, { sold, escrow, proceeds, serial: serial + 1n });
  changes.openSpan("sliceSpan", { ...slice, owner, paid }, at);
  changes.openSpan("refundSpan", { ...slice, owner, paid: refundPaid }, at);
  changes.setCost(id, cost);
  const born = { firstOwner: owner, cost, origin: "bought", carried: 0n, refundCarried: 0n };
  changes.halves.purchases.left(String(id), { ...slice, ...born, ...happened(at) }, (row, bought) =>
    changes.add("slice", { ...row, ...bought }),
  );
}

export function sliceBought(changes: Changes, { id, buyer }: ArgsOf<ManagerEvent, "SliceBought">, _at: Place) {
  changes.halves.purchases.right(String(id), { buyer }, (row, bought) => changes.add("slice", { ...row, ...bought }));
}

export function transferred(changes: Changes, { from, to, tokenId }: Args<"Transfer">, at: Place) {
  if (from === zeroAddress) return; // SliceMinted, SliceSplit and SlicesMerged say more
  if (to === zeroAddress) {
    changes.endSpan("sliceSpan", tokenId, at);
    changes.endSpan("refundSpan", tokenId, at);
    return;
  }
  const moved = { batchId: batchOf(tokenId), sliceId: tokenId, sender: from, recipient: to };
  changes.add("transfer", { ...moved, ...happened(at) });
  changes.breakSpan("sliceSpan", tokenId, at, "transferred", { owner: to });
  changes.breakSpan("refundSpan", tokenId, at, "transferred", { owner: to });
}

/** The whole one ended with its Transfer to nobody; here are its parts. Each cost its share of what the whole one did. */
export function sliceSplit(changes: Changes, args: Args<"SliceSplit">, at: Place) {
  const { id, batchId, owner, firstId, units, paid, refundPaid } = args;
  const costs = splitByLargestRemainder(changes.cost(id), units);
  for (const [index, part] of units.entries()) {
    const cost = costs[index] ?? 0n;
    const born = { id: firstId + BigInt(index), batchId, owner, units: part, paid, refundPaid, cost };
    begin(changes, { ...born, parents: [id], origin: "split" }, at);
  }
  end(changes, { batchId, sliceId: id, how: "split", owner }, at);
}

/** All of them ended with their Transfers to nobody; here is the one they became. */
export function slicesMerged(changes: Changes, args: Args<"SlicesMerged">, at: Place) {
  const { id, batchId, owner, ids, units, paid, refundPaid } = args;
  const cost = ids.reduce((sum, parent) => sum + changes.cost(parent), 0n);
  begin(changes, { id, batchId, owner, units, paid, refundPaid, cost, parents: ids, origin: "merged" }, at);
  for (const sliceId of ids) end(changes, { batchId, sliceId, how: "merged", owner }, at);
}

export function sliceRetired(changes: Changes, { id, batchId, owner, sold }: Args<"SliceRetired">, at: Place) {
  changes.accounts.change(batchId, at, { sold });
  end(changes, { batchId, sliceId: id, how: "retired", owner }, at);
}

/** Given back in the cooling-off time, before it could earn anything. */
export function sliceRefunded(changes: Changes, refunded: Args<"SliceRefunded">, at: Place) {
  const { id, batchId, owner, to, amount, sold, escrow } = refunded;
  changes.accounts.change(batchId, at, { sold, escrow });
  end(changes, { batchId, sliceId: id, how: "refunded", owner, amount, recipient: to }, at);
}

type Ended = Omit<RowOf<"sliceEnd">, "position" | "txHash" | "at" | "amount" | "recipient"> &
  Partial<Pick<RowOf<"sliceEnd">, "amount" | "recipient">>;

function end(changes: Changes, ended: Ended, at: Place) {
  changes.add("sliceEnd", { amount: null, recipient: null, ...ended, ...happened(at) });
}

type Born = {
  id: bigint;
  batchId: bigint;
  owner: string;
  units: bigint;
  paid: bigint;
  refundPaid: bigint;
  cost: bigint;
  parents: readonly bigint[];
  origin: "split" | "merged";
};

function begin(changes: Changes, born: Born, at: Place) {
  const { id, batchId, owner, units, paid, refundPaid, cost, parents, origin } = born;
  const { acc, refundAcc, serial } = changes.accounts.get(batchId);
  const slice = { batchId, sliceId: id, units };
  changes.accounts.change(batchId, at, { serial: serial + 1n });
  changes.openSpan("sliceSpan", { ...slice, owner, paid }, at);
  changes.openSpan("refundSpan", { ...slice, owner, paid: refundPaid }, at);
  changes.setCost(id, cost);
  changes.add("slice", {
    ...{ ...slice, buyer: owner, firstOwner: owner, cost, origin, ...happened(at) },
    carried: pendingDown(units, acc, paid),
    refundCarried: pendingDown(units, refundAcc, refundPaid),
  });
  for (const parentId of parents) changes.add("sliceParent", { batchId, sliceId: id, parentId, position: at.position });
}
