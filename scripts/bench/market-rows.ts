import { LISTING, OFFER } from "#chain/market-orders.ts";
import { batch, sliceId } from "#scripts/bench/batch.ts";
import { type GasRow, type Peer, row } from "#scripts/bench/gas-row.ts";
import { traded } from "#scripts/bench/holder-rows.ts";
import { openMarket, PRICE, type Trade } from "#scripts/bench/local-market.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { deploySeaport } from "#scripts/bench/peers/seaport.ts";
import { postedOf } from "#scripts/bench/posting-rows.ts";

const TARGET = 115_000;
const seaportPeer = (gasUsed: bigint): Peer => ["Seaport 1.6 fulfillBasicOrder, same", gasUsed];

/** Trades in SliceMarket beside Seaport, each with the slices in the same state. */
export async function measureMarket(world: LocalWorld): Promise<GasRow[]> {
  const [seller, buyer] = [world.account(5), world.account(3)];
  const { fill, fillMany } = openMarket(world);
  const { seaport, fillBasic } = await deploySeaport(world);
  for (const { address } of [world.market, seaport]) {
    for (const who of [seller, buyer]) {
      await world.send(who, world.usdc, "approve", [address, 10n ** 15n]);
      await world.send(who, world.slices, "setApprovalForAll", [address, true]);
    }
  }
  const firstId = await world.nextId(batch.plain);
  for (let i = 0; i < 13; i++) await world.buy(seller, batch.plain, 1n);
  const id = (index: number) => firstId + BigInt(index);
  let nonce = 0n;
  const listing = (slice: bigint): Trade => ({ kind: LISTING, maker: seller, taker: buyer, id: slice, nonce: nonce++ });
  let salt = 0n;
  const onSeaport = async (slice: bigint, royalty?: bigint) => {
    const listed = { seller, collection: world.slices.address, id: slice, token: world.usdc.address };
    const pay = royalty && { royalty: { recipient: world.operator, amount: royalty } };
    return (await fillBasic(buyer, { ...listed, price: PRICE - (royalty ?? 0n), ...pay }, salt++)).gasUsed;
  };
  const transfer = async (slice: bigint) =>
    (await world.send(seller, world.slices, "transferFrom", [seller, buyer, slice])).gasUsed;

  const first = await fill(listing(id(0)));
  const [listed, onTheirs] = traded.map((serial) => sliceId(batch.holders, serial)) as [bigint, bigint];
  const again = await fill(listing(listed));
  const againPeer = seaportPeer(await onSeaport(onTheirs));
  // The plain batch has refunded something by now, so its slices have more to be settled for.
  const refunded = await fill(listing(id(1)));
  const offer = await fill({ ...listing(id(2)), kind: OFFER, maker: buyer, taker: seller });
  const peer = seaportPeer(await onSeaport(id(3)));

  const royaltyId = (serial: number) => sliceId(batch.everyOption, serial);
  await world.send(seller, world.slices, "claim", [[royaltyId(3), royaltyId(4)], seller]);
  const withRoyalty = await fill(listing(royaltyId(3)));
  const royaltyPeer = seaportPeer(await onSeaport(royaltyId(4), PRICE / 20n));

  const moved = await transfer(id(11));
  await world.post(batch.plain, await postedOf(world, batch.plain));
  const settle = Number((await transfer(id(12))) - moved);
  const settling = await fill(listing(id(4)));
  const settlingPeer = seaportPeer(await onSeaport(id(5)));
  const five = await fillMany(
    [6, 7, 8, 9, 10].map((index) => listing(id(index))),
    false,
  );
  return [
    row("market fill, nothing pending", again.gasUsed, TARGET, againPeer),
    row("market fill, nothing pending, refunded before", refunded.gasUsed, TARGET, peer),
    row("market fill, pending", settling.gasUsed, TARGET + settle, settlingPeer),
    row("market fill, with royalty, nothing pending", withRoyalty.gasUsed, null, royaltyPeer),
    row("market fill, the maker's first of 256 nonces", first.gasUsed, null, peer),
    row("market fill, an offer", offer.gasUsed, null, peer),
    row("market fillMany, 5 listings, pending", five.gasUsed, null),
  ];
}
