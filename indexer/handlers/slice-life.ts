import { pendingDown } from "#domain/accounting.ts";
import { splitByLargestRemainder } from "#domain/largest-remainder.ts";
import type { Changes } from "../changes.ts";
import type { ArgsOf, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { happened } from "./handlers.ts";

type Args<Name> = ArgsOf<SlicesEvent, Name>;

/** The whole one ended with its Transfer to nobody; here are its parts. Each cost its share of what the whole one did. */
export function sliceSplit(changes: Changes, args: Args<"SliceSplit">, at: Place) {
  const { id, batchId, owner, firstId, units, paid, refundPaid } = args;
  const costs = splitByLargestRemainder(changes.cost(id), units);
  for (const [index, part] of units.entries()) {
    const cost = costs[index] ?? 0n;
    const born = { id: firstId + BigInt(index), batchId, owner, units: part, paid, refundPaid, cost };
    begin(changes, { ...born, parents: [id], origin: "split" }, at);
  }
  changes.add("sliceEnd", { batchId, sliceId: id, how: "split", owner, ...happened(at) });
}

/** All of them ended with their Transfers to nobody; here is the one they became. */
export function slicesMerged(changes: Changes, args: Args<"SlicesMerged">, at: Place) {
  const { id, batchId, owner, ids, units, paid, refundPaid } = args;
  const cost = ids.reduce((sum, parent) => sum + changes.cost(parent), 0n);
  begin(changes, { id, batchId, owner, units, paid, refundPaid, cost, parents: ids, origin: "merged" }, at);
  for (const sliceId of ids) changes.add("sliceEnd", { batchId, sliceId, how: "merged", owner, ...happened(at) });
}

export function sliceRetired(changes: Changes, { id, batchId, owner, sold }: Args<"SliceRetired">, at: Place) {
  changes.changeAccount(batchId, at, { sold });
  changes.add("sliceEnd", { batchId, sliceId: id, how: "retired", owner, ...happened(at) });
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
  const { acc, refundAcc, serial } = changes.account(batchId);
  const slice = { batchId, sliceId: id, units };
  changes.changeAccount(batchId, at, { serial: serial + 1n });
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
