/** The part of a portfolio that claiming needs; what `findPortfolio` returns can be passed as it is. */
export type ClaimablePortfolio = {
  owner: `0x${string}`;
  slices: { sliceId: bigint; claimable: bigint; refundable: bigint }[];
  credits: { token: `0x${string}`; amount: bigint }[];
  claimableByToken: { token: `0x${string}`; amount: bigint }[];
  refundableByToken: { token: `0x${string}`; amount: bigint }[];
};

/** What one claim-all takes. */
export type Takings = {
  claimIds: bigint[];
  refundIds: bigint[];
  creditTokens: `0x${string}`[];
  /** Per kind and token, what will be paid out. */
  amounts: { kind: "earnings" | "refunds" | "credit"; token: `0x${string}`; amount: bigint }[];
};

/** What an account can take of a portfolio: its owner everything, anybody else only what goes to the owner anyway. */
export function takingsOf(portfolio: ClaimablePortfolio, account: string | undefined): Takings {
  const isOwner = account === undefined || account.toLowerCase() === portfolio.owner.toLowerCase();
  const credits = isOwner ? portfolio.credits.filter(({ amount }) => amount > 0n) : [];
  const some = (kind: "earnings" | "refunds" | "credit", list: { token: `0x${string}`; amount: bigint }[]) =>
    list.filter(({ amount }) => amount > 0n).map(({ token, amount }) => ({ kind, token, amount }));
  return {
    claimIds: portfolio.slices.filter(({ claimable }) => claimable > 0n).map(({ sliceId }) => sliceId),
    refundIds: portfolio.slices.filter(({ refundable }) => refundable > 0n).map(({ sliceId }) => sliceId),
    creditTokens: credits.map(({ token }) => token),
    amounts: [
      ...some("earnings", portfolio.claimableByToken),
      ...some("refunds", portfolio.refundableByToken),
      ...some("credit", credits),
    ],
  };
}

export const isNothing = ({ claimIds, refundIds, creditTokens }: Takings): boolean =>
  claimIds.length + refundIds.length + creditTokens.length === 0;

export const kindNames = {
  earnings: "Earned by slices",
  refunds: "Refunds of slices",
  credit: "Credit",
} as const;
