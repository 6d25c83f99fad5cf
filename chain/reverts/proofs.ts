import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatUtc } from "#domain/utc.ts";

/** Bitcoin scripts of batches, and proofs of payments to them. */
export const proofMessages = {
  NotOperatorOf: ([batchId, caller, operator]) =>
    never(
      `Only the operator of batch ${batchId}, ${operator}, names its Bitcoin scripts, not ${caller}.`,
      "Connect the operator's account.",
    ),
  ScriptLength: ([length]) =>
    now(`A script of ${length} bytes cannot be registered.`, "Register the output script of a Bitcoin address."),
  ScriptTaken: ([, batchId]) =>
    now(
      `The script belongs to batch ${batchId}, and for ever.`,
      "Let the pool pay to another address, one of its own for each batch, and register that.",
    ),
  TooManyScripts: ([batchId, maximum]) =>
    never(`Batch ${batchId} has ${maximum} scripts already.`, "Let the pool pay to one of them."),
  TermOver: ([batchId, termEnd]) =>
    never(
      `No period of batch ${batchId} is still to begin: its term ends at ${formatUtc(termEnd)}.`,
      "Payments to another script would not count any more.",
    ),
  ScriptUnknown: () =>
    never(
      "The output pays a script that no batch registered.",
      "Prove another output of the transaction, or have the operator register the script for payments to come.",
    ),
  PaidTooEarly: ([blockTime, from]) =>
    never(
      `Payments to that script count from ${formatUtc(from)} on, and this one's block is of ${formatUtc(blockTime)}.`,
      "Prove a later payment.",
    ),
  PaidTooLate: ([blockTime, until]) =>
    never(
      `Payments to that script count until ${formatUtc(until)}, and this one's block is of ${formatUtc(blockTime)}.`,
      "What comes so long after the term is not the batch's.",
    ),
  AnchorMissed: () =>
    now(
      "The headers of the proof do not end at the block it names as known to the relay.",
      "Build the proof again with `npm run prove-payment`.",
    ),
  NotInBlock: () => now("The transaction is not in that block.", "Build the proof again with `npm run prove-payment`."),
  NotEnoughConfirmations: ([confirmations, needed]) =>
    later(
      `The relay knows ${confirmations} ${confirmations === 1n ? "block" : "blocks"} on the payment, its own among them, and ${needed} are needed.`,
      "Extend the relay with `npm run extend-relay` when Bitcoin has them.",
    ),
  CoinbaseMisplaced: ([index]) =>
    never(
      `Transaction ${index} of the block is not what its place says: the first of a block is its coinbase, and no other one is.`,
      "Build the proof again with `npm run prove-payment`.",
    ),
  AlreadyProven: ([, vout]) =>
    never(`Output ${vout} of that transaction was proven before.`, "It counts already. Prove another payment."),
  NothingPaid: ([, vout]) =>
    never(`Output ${vout} of that transaction carries no bitcoin.`, "Prove an output that pays something."),
} satisfies Partial<ErrorMessages>;
