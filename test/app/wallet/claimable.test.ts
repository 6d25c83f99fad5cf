import { expect, test } from "vitest";
import { isNothing, takingsOf } from "#app/_wallet/claim/claimable.ts";

const owner = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const usdc = "0x0000000000000000000000000000000000000001";
const wbtc = "0x0000000000000000000000000000000000000002";
const portfolio = {
  owner,
  slices: [
    { sliceId: 1n, claimable: 500n, refundable: 0n },
    { sliceId: 2n, claimable: 0n, refundable: 7n },
    { sliceId: 3n, claimable: 0n, refundable: 0n },
  ],
  credits: [
    { token: usdc, amount: 9n },
    { token: wbtc, amount: 0n },
  ],
  claimableByToken: [{ token: wbtc, amount: 500n }],
  refundableByToken: [{ token: usdc, amount: 7n }],
} as const;
const mutable = { ...portfolio, slices: [...portfolio.slices], credits: [...portfolio.credits] };
const all = {
  ...mutable,
  claimableByToken: [...portfolio.claimableByToken],
  refundableByToken: [...portfolio.refundableByToken],
};

test("an owner takes earnings, refunds and credit, and nothing that is zero", () => {
  expect(takingsOf(all, owner.toLowerCase())).toEqual({
    claimIds: [1n],
    refundIds: [2n],
    creditTokens: [usdc],
    amounts: [
      { kind: "earnings", token: wbtc, amount: 500n },
      { kind: "refunds", token: usdc, amount: 7n },
      { kind: "credit", token: usdc, amount: 9n },
    ],
  });
});

test("somebody else can pay for a claim to the owner, but cannot touch the owner's credit", () => {
  const takings = takingsOf(all, "0x0000000000000000000000000000000000000009");
  expect(takings.claimIds).toEqual([1n]);
  expect(takings.creditTokens).toEqual([]);
});

test("an empty portfolio has nothing to take", () => {
  const empty = { owner, slices: [], credits: [], claimableByToken: [], refundableByToken: [] } as const;
  expect(
    isNothing(takingsOf({ ...empty, slices: [], credits: [], claimableByToken: [], refundableByToken: [] }, owner)),
  ).toBe(true);
  expect(isNothing(takingsOf(all, owner))).toBe(false);
});
