const rules = [
  [
    "What counts.",
    "A payment in a Bitcoin block to a script (an address) that the batch’s operator registered before. A script belongs to one batch for ever, each output counts once, and a payment counts for the period its block’s time falls in.",
  ],
  [
    "How it is checked.",
    "The transaction must be in the block’s tree, and the block’s headers must lead to a block of the heaviest chain that our relay contract follows. Six blocks must stand on a payment, a hundred on one that was freshly mined.",
  ],
  [
    "Payouts do not wait.",
    "Holders are paid when the operator posts, as in every batch. What waits is the operator’s part of the escrow for that period.",
  ],
  [
    "What frees the escrow.",
    "Proofs for the batch that add up to what was posted, within 5 %. No more is released than the posted gross explains of the capacity; the rest goes to the holders.",
  ],
  [
    "What happens without.",
    "14 days after the posting anybody can settle the period, and all of its held escrow goes to the holders.",
  ],
  [
    "Posting too little.",
    "When more was proven than was posted, by more than half a percent, anybody can accuse the batch. The operator has 14 days and one period to post or top up the rest. Otherwise it is a default, or, after the last period, the bond goes to the holders.",
  ],
] as const;

/** What proofs of payments do, where a batch asks for evidence 3. */
export function ProofsAndMoney() {
  return (
    <>
      <h3 className="mt-6 font-medium" id="proofs">
        Proofs on Bitcoin, and what they do to the escrow
      </h3>
      <p className="mt-1 max-w-prose text-ink-2">
        Any batch may have proofs. Only one that asks for evidence 3 makes its escrow wait for them. Each payout has a
        page that follows it from the slice to Bitcoin’s blocks: choose its period in the list of payouts.
      </p>
      <ul className="mt-3 space-y-2">
        {rules.map(([what, how]) => (
          <li key={what} className="border-line border-l-2 pl-3 text-ink-2">
            <strong className="font-medium text-ink">{what}</strong> {how}
          </li>
        ))}
      </ul>
    </>
  );
}
