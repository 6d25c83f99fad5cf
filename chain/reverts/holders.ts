import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";

/** Splitting, merging and retiring slices, and who may claim for their owner. */
export const holderMessages = {
  TooFewSlices: ([given, min]) =>
    now(`${given} ${given === 1n ? "was" : "were"} named, and at least ${min} are needed.`, "Name more of them."),
  EmptyPart: ([index]) => now(`Part ${index + 1n} has no units.`, "Give every part at least one unit."),
  UnitsNotConserved: ([id, units, parts]) =>
    now(
      `The parts have ${parts} units together, and slice ${id} has ${units}.`,
      `Choose parts that add up to ${units}.`,
    ),
  DifferentBatch: ([id, batchId]) =>
    now(`Slice ${id} is not of batch ${batchId}.`, "Merge only slices of the same batch."),
  DifferentOwner: ([id, owner, expected]) =>
    never(`Slice ${id} belongs to ${owner}, not to ${expected}.`, "Merge only slices of one owner."),
  NotSliceOwner: ([caller, id, owner]) =>
    never(
      `Slice ${id} belongs to ${owner}: ${caller} may not burn it, approved or not.`,
      "Connect the owner's account.",
    ),
  EscrowHeld: ([batchId, escrow], { payment }) =>
    later(
      `Batch ${batchId} has not ended: ${payment(escrow)} are still held for its slices.`,
      "Keep the slice until the last period is posted or the batch defaults. You can sell or transfer it at any time.",
    ),
  KeeperClaimsForbidden: ([owner, id]) =>
    never(
      `${owner} has forbidden others to claim for slice ${id}.`,
      "Settle it instead: that turns what it earned into the owner's credit.",
    ),
  OwnRecipient: () =>
    now("The slices contract cannot be a recipient: the money would belong to nobody.", "Enter another address."),
} satisfies Partial<ErrorMessages>;
