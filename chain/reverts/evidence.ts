import { type ErrorMessages, never, now } from "#chain/reverts/explanation.ts";

/** "the operator's word", "a pool's signature": what a level of evidence stands on. */
export function evidenceName(level: number): string {
  return ["the operator's word", "a pool's signature", "an auditor's signature", "a Bitcoin proof"][level] ?? "nothing";
}

const collectMore = "Collect the missing signatures with `npm run attest-payout`, and post again.";

/** Attesters, their sets and what they sign. */
export const evidenceMessages = {
  EvidenceTooLow: ([level, required]) =>
    now(
      `The signatures reach evidence of level ${level} (${evidenceName(level)}), and the batch requires level ${required} (${evidenceName(required)}).`,
      collectMore,
    ),
  NoAttesters: ([batchId]) =>
    now(`Batch ${batchId} has no attesters, so no signature can count.`, "Post without attestations."),
  TooFewSignatures: ([given, threshold]) =>
    now(
      `${given} of the set's attesters ${given === 1n ? "has" : "have"} signed, and ${threshold} must.`,
      "Collect the missing signatures, and try again.",
    ),
  BadSignature: ([signer]) =>
    now(
      `The signature given for ${signer} is not one of it for exactly this.`,
      "Compare the numbers with those that were signed, or have it sign these; a capacity is signed again after machines came or left.",
    ),
  NotInSet: ([set, signer]) =>
    never(`${signer} is not in the set of attesters ${set}, or has left it.`, "Leave its signature out."),
  NotSorted: ([previous, next]) =>
    now(
      `${next} comes after ${previous}, but attesters are listed by address, lowest first, none twice.`,
      "Sort them by address.",
    ),
  UnknownSet: ([set]) =>
    now(
      `There is no set of attesters ${set}.`,
      "Name one that exists, or create one first. Set 0 stands for no attesters.",
    ),
  AttestersTooWeak: ([set, highestLevel, required]) =>
    now(
      `The set of attesters ${set} can sign evidence up to level ${highestLevel} (${evidenceName(highestLevel)}), and the batch would require level ${required} (${evidenceName(required)}).`,
      "Name a set with a pool (level 1) or an auditor (level 2) in it, or require less.",
    ),
  AttesterNotAdmitted: ([attester]) =>
    never(
      `${attester} is not admitted as an attester.`,
      "Ask whoever governs this deployment to admit it, or leave it out of the set.",
    ),
  SetSizeOutOfRange: ([size, max]) =>
    now(`A set of ${size} attesters cannot be made.`, `Name between 1 and ${max} of them.`),
  ThresholdOutOfRange: ([threshold, size]) =>
    now(`${threshold} of ${size} attesters cannot be asked to sign.`, `Ask for between 1 and ${size} signatures.`),
  ZeroAttester: () => now("The zero address cannot sign anything.", "Enter the attester's address."),
} satisfies Partial<ErrorMessages>;
