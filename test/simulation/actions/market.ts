import type { Address } from "viem";
import { zeroAddress } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { approveMarketPrice } from "#chain/calls/approve-market-price.ts";
import { approveMarketSlice } from "#chain/calls/approve-market-slice.ts";
import { fillListing } from "#chain/calls/fill-listing.ts";
import { fillMany } from "#chain/calls/fill-many.ts";
import { fillOffer } from "#chain/calls/fill-offer.ts";
import { ANY_PERIOD, LISTING, listingToSign, OFFER, offerToSign } from "#chain/market-orders.ts";
import type { SliceModel } from "../world/model.ts";
import type { Stage } from "../world/stage.ts";
import type { Action } from "./action.ts";
import { anybody, aSlice, batchOf, withOthers } from "./choose.ts";

/** An order for a slice as things stand, signed by its maker. */
async function order(stage: Stage, kind: typeof LISTING | typeof OFFER, maker: Address, slice: SliceModel) {
  const { client, deployment, random } = stage;
  const batch = batchOf(stage, slice);
  const manager = { address: deployment.batchManager, abi: batchManagerAbi } as const;
  const status = await client.readContract({ ...manager, functionName: "status", args: [batch.id] });
  const terms = {
    ...{ maker, id: slice.id, token: deployment.tokens.usdc, price: random.big(1n, 1n << 40n), taker: zeroAddress },
    ...{ start: 0, expiry: 2 ** 40 - 1, expectedStatus: status, asOfPeriod: batch.nextPeriod, maxNewPeriods: 1 },
    ...{ nonce: random.big(0n, 1n << 64n), counter: 0n },
  };
  const typed = kind === LISTING ? listingToSign(deployment, terms) : offerToSign(deployment, terms);
  const signature = await client.signTypedData({ account: maker, ...typed } as never);
  return { order: { kind, ...terms }, signature };
}

/** Trades: a slice is handed on by the market, its owner settled, in one transaction with the money. */
export const marketActions: Record<string, Action> = {
  fillListing: {
    weight: 3,
    long: true,
    async run(stage) {
      const slice = aSlice(stage);
      if (!slice) return false;
      const buyer = anybody(stage);
      const signed = await order(stage, LISTING, slice.owner, slice);
      await stage.send(slice.owner, approveMarketSlice(stage.deployment, slice));
      await stage.send(buyer, approveMarketPrice(stage.deployment, { token: signed.order.token, amount: 1n << 100n }));
      await stage.send(buyer, fillListing(stage.deployment, { ...signed, maxNextPeriod: ANY_PERIOD }));
      return true;
    },
  },
  fillOffer: {
    weight: 2,
    long: true,
    async run(stage) {
      const slice = aSlice(stage);
      if (!slice) return false;
      const signed = await order(stage, OFFER, anybody(stage), slice);
      const price = { token: signed.order.token, amount: signed.order.price };
      await stage.send(signed.order.maker, approveMarketPrice(stage.deployment, price));
      await stage.send(slice.owner, approveMarketSlice(stage.deployment, slice));
      await stage.send(slice.owner, fillOffer(stage.deployment, { ...signed, minProceeds: 0n }));
      return true;
    },
  },
  fillMany: {
    weight: 2,
    long: true,
    async run(stage) {
      const slice = aSlice(stage);
      if (!slice) return false;
      const buyer = anybody(stage);
      const listings = [];
      for (const one of withOthers(stage, slice)) {
        listings.push({ ...(await order(stage, LISTING, one.owner, one)), maxNextPeriod: ANY_PERIOD });
        // One that is not approved is left out of the purchase.
        if (stage.random.chance(0.8)) await stage.send(one.owner, approveMarketSlice(stage.deployment, one));
      }
      const price = { token: stage.deployment.tokens.usdc, amount: 1n << 100n };
      await stage.send(buyer, approveMarketPrice(stage.deployment, price));
      await stage.send(buyer, fillMany(stage.deployment, { listings, skipFailing: true }));
      return true;
    },
  },
};
