import type { Address } from "viem";
import { ANY_PERIOD, LISTING, listingToSign, type OFFER, offerToSign } from "#chain/market-orders.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";

/** What every order here asks or bids, in base units. */
export const PRICE = 7_500_000n;
const NOBODY: Address = `0x${"00".repeat(20)}`;

export interface Trade {
  kind: typeof LISTING | typeof OFFER;
  maker: Address;
  taker: Address;
  id: bigint;
  nonce: bigint;
}

/** Orders of the world's market, signed by the world's accounts. */
export function openMarket(world: LocalWorld) {
  const { market, deployment } = world;

  const ask = (functionName: string, batchId: bigint) => world.read<number>(world.manager, functionName, [batchId]);
  const signed = async ({ kind, maker, id, nonce }: Trade) => {
    const batchId = id / 1_000_000_000n;
    const [expectedStatus, asOfPeriod] = [await ask("status", batchId), await ask("nextPeriod", batchId)];
    const message = {
      maker,
      id,
      token: world.usdc.address,
      price: PRICE,
      taker: NOBODY,
      start: 0,
      expiry: 2 ** 40 - 1,
      expectedStatus,
      asOfPeriod,
      maxNewPeriods: 1,
      nonce,
      counter: 0n,
    };
    const typed = kind === LISTING ? listingToSign(deployment, message) : offerToSign(deployment, message);
    const signature = await world.walletOf(maker).signTypedData({ account: maker, ...typed } as never);
    return { order: { kind, ...message }, signature, maxNextPeriod: ANY_PERIOD, minProceeds: 0n };
  };

  const fill = async (trade: Trade) => world.send(trade.taker, market, "fill", [await signed(trade)]);
  const fillMany = async (trades: Trade[], skipFailing: boolean) => {
    const fills = [];
    for (const trade of trades) fills.push(await signed(trade));
    return world.send(trades[0]?.taker ?? NOBODY, market, "fillMany", [fills, skipFailing]);
  };
  return { fill, fillMany };
}
