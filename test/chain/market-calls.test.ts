import { recoverTypedDataAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, test } from "vitest";
import { approveMarketPrice, describeApproveMarketPrice } from "#chain/calls/approve-market-price.ts";
import { approveMarketSlice, describeApproveMarketSlice } from "#chain/calls/approve-market-slice.ts";
import { cancelAllOrders, describeCancelAllOrders } from "#chain/calls/cancel-all-orders.ts";
import { cancelOrder, describeCancelOrder } from "#chain/calls/cancel-order.ts";
import { describeFillListing, fillListing } from "#chain/calls/fill-listing.ts";
import { describeFillMany, fillMany } from "#chain/calls/fill-many.ts";
import { describeFillOffer, fillOffer } from "#chain/calls/fill-offer.ts";
import { describeSignListing, signListing } from "#chain/calls/sign-listing.ts";
import { describeSignOffer, signOffer } from "#chain/calls/sign-offer.ts";
import { ANY_PERIOD, LISTING, OFFER } from "#chain/market-orders.ts";
import { alice, bob, deployment } from "./fixture.ts";

const { usdc, wbtc } = deployment.tokens;
const terms = {
  maker: alice,
  id: 2_000_000_001n,
  token: usdc,
  price: 108_000_000n,
  taker: "0x0000000000000000000000000000000000000000",
  start: 0,
  expiry: 1_713_571_200,
  expectedStatus: 3,
  asOfPeriod: 4,
  maxNewPeriods: 0,
  nonce: 5n,
  counter: 6n,
} as const;
const listing = { order: { kind: LISTING, ...terms }, signature: "0x12" } as const;
const offer = { order: { kind: OFFER, ...terms }, signature: "0x34" } as const;

describe("a call of the market", () => {
  test("asks to sign a listing or an offer for this chain and this market", async () => {
    const domain = {
      name: "Lode Slice Market",
      version: "1",
      chainId: 31_337,
      verifyingContract: deployment.sliceMarket,
    };
    expect(signListing(deployment, terms)).toMatchObject({ domain, primaryType: "Listing", message: terms });
    expect(signOffer(deployment, terms)).toMatchObject({ domain, primaryType: "Offer", message: terms });
    const account = privateKeyToAccount(`0x${"42".repeat(32)}`);
    const signature = await account.signTypedData(signListing(deployment, terms));
    expect(await recoverTypedDataAddress({ ...signListing(deployment, terms), signature })).toBe(account.address);
    expect(await recoverTypedDataAddress({ ...signOffer(deployment, terms), signature })).not.toBe(account.address);
  });

  test("buys with the buyer's limit on payouts, and sells with the seller's limit on proceeds", () => {
    expect(fillListing(deployment, { ...listing, maxNextPeriod: 4 })).toMatchObject({
      address: deployment.sliceMarket,
      functionName: "fill",
      args: [{ ...listing, maxNextPeriod: 4, minProceeds: 0n }],
    });
    expect(fillOffer(deployment, { ...offer, minProceeds: 9n }).args).toEqual([
      { ...offer, maxNextPeriod: ANY_PERIOD, minProceeds: 9n },
    ]);
  });

  test("buys several, and says whether all or those that are left", () => {
    const listings = [listing, listing].map((signed) => ({ ...signed, maxNextPeriod: 4 }));
    const call = fillMany(deployment, { listings, skipFailing: true });
    expect([call.functionName, call.args[0].length, call.args[1]]).toEqual(["fillMany", 2, true]);
    expect(describeFillMany(deployment, { listings, skipFailing: false })).toBe(
      "Buy 2 slices for at most 216.00 USDC. All of them, or none.",
    );
    expect(describeFillMany(deployment, { listings, skipFailing: true })).toContain("left out, and not paid");
    const mixed = [
      { ...listing, maxNextPeriod: 4 },
      { ...listing, order: { ...listing.order, token: wbtc }, maxNextPeriod: 4 },
    ];
    expect(() => describeFillMany(deployment, { listings: mixed, skipFailing: true })).toThrow("one token");
  });

  test("cancels one, or all", () => {
    expect(cancelOrder(deployment, { nonce: 5n })).toMatchObject({ functionName: "cancel", args: [5n] });
    expect(cancelAllOrders(deployment)).toMatchObject({ functionName: "cancelAll", args: [] });
  });

  test("approves the market for one slice and one price", () => {
    expect(approveMarketSlice(deployment, terms)).toMatchObject({
      address: deployment.capacitySlices,
      functionName: "approve",
      args: [deployment.sliceMarket, terms.id],
    });
    expect(approveMarketPrice(deployment, { token: usdc, amount: 5n })).toMatchObject({
      address: usdc,
      functionName: "approve",
      args: [deployment.sliceMarket, 5n],
    });
  });

  test.each([
    [
      describeSignListing(deployment, terms),
      "Sign, without a fee, that slice 2000000001 is for sale for exactly 108.00 USDC until 2024-04-20 00:00 UTC, or until the next payout or any change in its batch's status. What it earned until it is sold stays yours.",
    ],
    [
      describeSignOffer(deployment, terms),
      "Sign, without a fee, that you buy slice 2000000001 for exactly 108.00 USDC from its owner, who may accept until 2024-04-20 00:00 UTC.",
    ],
    [
      describeFillListing(deployment, { ...listing, maxNextPeriod: 4 }),
      `Buy slice 2000000001 from ${alice} for exactly 108.00 USDC. What it earned until now stays with the seller.`,
    ],
    [
      describeFillOffer(deployment, { ...offer, order: { ...offer.order, maker: bob }, minProceeds: 100_000_000n }),
      `Sell slice 2000000001 to ${bob}, for at least 100.00 USDC to you. What it earned until now stays yours.`,
    ],
    [
      describeCancelOrder(terms),
      "Cancel your order for slice 2000000001, for good. Until this is confirmed it can still be filled.",
    ],
    [
      describeCancelAllOrders(),
      "Cancel every listing and offer you have signed, for good. Until this is confirmed they can still be filled.",
    ],
    [
      describeApproveMarketSlice(deployment, terms),
      `Allow SliceMarket (${deployment.sliceMarket}) to move slice 2000000001, and no other, as you sign.`,
    ],
    [
      describeApproveMarketPrice(deployment, { token: usdc, amount: 108_000_000n }),
      `Allow SliceMarket (${deployment.sliceMarket}) to take 108.00 USDC, and no more.`,
    ],
  ])("says %j", (sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});
