import type { Address } from "viem";
import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import { ANY_PERIOD, LISTING, listingToSign, OFFER, offerToSign } from "#chain/market-orders.ts";
import type { At, LocalWorld } from "#scripts/bench/local-world.ts";
import { deploySeaport } from "#scripts/bench/peers/seaport.ts";

const PRICE = 7_500_000n;
const NOBODY: Address = `0x${"00".repeat(20)}`;

interface Trade {
  kind: typeof LISTING | typeof OFFER;
  maker: Address;
  taker: Address;
  id: bigint;
  nonce: bigint;
  asOfPeriod: number;
}

/** SliceMarket on the chain of a world, its orders signed by the world's accounts. */
export async function openMarket(world: LocalWorld, manager: Address = world.manager.address) {
  const market: At = await world.deploy("contracts/SliceMarket.sol/SliceMarket", sliceMarketAbi, [manager]);
  const chainId = await world.client.getChainId();

  const signed = async ({ kind, maker, id, nonce, asOfPeriod }: Trade) => {
    const message = {
      maker,
      id,
      token: world.usdc.address,
      price: PRICE,
      taker: NOBODY,
      start: 0,
      expiry: 2 ** 40 - 1,
      expectedStatus: 3,
      asOfPeriod,
      maxNewPeriods: 1,
      nonce,
      counter: 0n,
    };
    const place = { chainId, sliceMarket: market.address };
    const typed = kind === LISTING ? listingToSign(place, message) : offerToSign(place, message);
    const signature = await world.walletOf(maker).signTypedData({ account: maker, ...typed } as never);
    return { order: { kind, ...message }, signature, maxNextPeriod: ANY_PERIOD, minProceeds: 0n };
  };

  const fill = async (trade: Trade) => world.send(trade.taker, market, "fill", [await signed(trade)]);
  const fillMany = async (trades: Trade[], skipFailing: boolean) => {
    const fills = [];
    for (const trade of trades) fills.push(await signed(trade));
    return world.send(trades[0]?.taker ?? NOBODY, market, "fillMany", [fills, skipFailing]);
  };
  return { market, fill, fillMany };
}

/** Gas of trades, of SliceMarket beside Seaport, each with the slices in the same state. */
export async function measureMarket(world: LocalWorld) {
  const [seller, buyer, batchId] = [world.account(5), world.account(3), 1n];
  const { market, fill, fillMany } = await openMarket(world);
  const { seaport, fillBasic } = await deploySeaport(world);
  for (const { address } of [market, seaport]) {
    for (const who of [seller, buyer]) {
      await world.send(who, world.usdc, "approve", [address, 10n ** 15n]);
      await world.send(who, world.slices, "setApprovalForAll", [address, true]);
    }
  }
  const posted = async () =>
    (await world.client.readContract({ ...world.manager, functionName: "nextPeriod", args: [batchId] })) as number;
  const buy = async (count: number) => {
    const first = await world.nextId(batchId);
    for (let i = 0; i < count; i++) await world.buy(seller, batchId, 1n);
    return (index: number) => first + BigInt(index);
  };
  const postNext = async () => world.post(batchId, await posted());
  const listed = (id: bigint) => ({
    seller,
    collection: world.slices.address,
    id,
    token: world.usdc.address,
    price: PRICE,
  });

  const id = await buy(13);
  const asOfPeriod = await posted();
  const trade = (index: number, nonce: number): Trade => ({
    kind: LISTING,
    maker: seller,
    taker: buyer,
    id: id(index),
    nonce: BigInt(nonce),
    asOfPeriod,
  });
  const first = await fill(trade(0, 0));
  const again = await fill(trade(1, 1));
  const offer = await fill({ ...trade(2, 0), kind: OFFER, maker: buyer, taker: seller });
  const onSeaport = await fillBasic(buyer, listed(id(3)), 1n);
  const transfer = (index: number) => world.send(seller, world.slices, "transferFrom", [seller, buyer, id(index)]);
  const moved = await transfer(11);
  await postNext();
  const movedSettling = await transfer(12);
  const settling = await fill(trade(4, 2));
  const settlingOnSeaport = await fillBasic(buyer, listed(id(5)), 2n);
  const five = await fillMany(
    [6, 7, 8, 9, 10].map((index) => trade(index, index)),
    false,
  );
  return {
    first: Number(first.gasUsed),
    again: Number(again.gasUsed),
    offer: Number(offer.gasUsed),
    seaport: Number(onSeaport.gasUsed),
    settling: Number(settling.gasUsed),
    settlingOnSeaport: Number(settlingOnSeaport.gasUsed),
    /** What a transfer between the same two costs more where it turns a payout into credit. */
    settle: Number(movedSettling.gasUsed - moved.gasUsed),
    five: Number(five.gasUsed),
  };
}
