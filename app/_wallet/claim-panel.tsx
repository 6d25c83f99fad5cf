"use client";

/** The part of a portfolio that claiming needs; what `findPortfolio` returns can be passed as it is. */
export type ClaimablePortfolio = {
  owner: `0x${string}`;
  slices: { sliceId: bigint; batchName: string; claimable: bigint; refundable: bigint }[];
  credits: { token: `0x${string}`; amount: bigint }[];
  claimableByToken: { token: `0x${string}`; amount: bigint }[];
  refundableByToken: { token: `0x${string}`; amount: bigint }[];
};

export function ClaimPanel({ portfolio }: { portfolio: ClaimablePortfolio }) {
  return <section aria-label={`Claim everything of ${portfolio.owner}`} />;
}
