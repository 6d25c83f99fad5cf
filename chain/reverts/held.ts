import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatUtc } from "#domain/utc.ts";

/** Escrow that waits for proofs, and accusations of having posted less than was proven. */
export const heldMessages = {
  NotBitcoinToken: ([token], { nameOf }) =>
    now(
      `What ${nameOf(token)} is worth in satoshis is not known, and a batch of evidence 3 pays in a token of which it is.`,
      "Choose another payout token, or require less evidence.",
    ),
  NothingHeld: ([batchId]) => never(`No period of batch ${batchId} waits for proofs.`, "There is nothing to settle."),
  NoEpochs: () =>
    now("No epoch was named, so no period would be settled.", "Name the epoch in which each period ended."),
  ProofsFallShort: ([batchId, period, needed, proven, deadline], { payout }) =>
    later(
      `Of batch ${batchId} payments of ${payout(proven)} are proven, and period ${period} needs ${payout(needed)} in all.`,
      `Prove more with \`npm run prove-payment\`; from ${formatUtc(deadline)} on what waits goes to the holders.`,
    ),
  WrongEpoch: ([batchId, period, epoch]) =>
    now(
      `Period ${period} of batch ${batchId} did not end in epoch ${epoch} of the Bitcoin relay, or the relay has not reached its end.`,
      "Extend the relay with `npm run extend-relay`, and name the epoch in which the period ended.",
    ),
  NotUnderReported: ([batchId, proven, posted], { payout }) =>
    never(
      `Of batch ${batchId} ${payout(proven)} are proven and ${payout(posted)} posted: that is as much, within 0.5 %.`,
      "Prove more payments first, if there are any.",
    ),
  AccusationRuns: ([batchId, until]) =>
    later(
      `Batch ${batchId} is accused already, and has until ${formatUtc(until)} to answer.`,
      "If it does not, declare the default then.",
    ),
  NoBond: ([batchId]) => never(`Batch ${batchId} has no bond any more.`, "There is nothing to give away."),
  ZeroToken: () => now("The token is missing: it is the zero address.", "Name a token."),
} satisfies Partial<ErrorMessages>;
