import type { PayoutPath } from "#queries/find-payout-path.ts";

/** What is missing where no payment of a period was proven, by what is there instead. */
export function gapOf({ scripts, posted, evidenceRequired, held }: PayoutPath): string {
  const paid = "that the pool paid this amount, or anything at all, to this operator.";
  if (posted === null) return "Whether a pool paid for this period.";
  if (held?.judged?.isProven) {
    return "Which payment is this period’s own. Payments in other periods cover it: the sums of all periods are compared.";
  }
  if (evidenceRequired === 3) {
    return "Whether the pool paid. Until it is proven, the operator’s part of the escrow waits, and then goes to the holders.";
  }
  const instead =
    posted.evidence === 0
      ? "There is the operator’s word, and the hash of a record that only the operator may have."
      : posted.evidence === 1
        ? "There is the signature of a pool on the figures, not its payment."
        : "There is the signature of an auditor on the figures, not a payment.";
  const none = scripts.length === 0 ? "This batch registered no script, so no payment to it can be proven." : "";
  return `It is not proven ${paid} ${instead} ${none}`.trim();
}
