import { readFileSync } from "node:fs";
import type { Address } from "viem";
import { buyForHolders, measureHolders } from "#scripts/bench/holder-rows.ts";
import { createLocalWorld, DAY, disclosure, type LocalWorld, START } from "#scripts/bench/local-world.ts";
import { measureMarket } from "#scripts/bench/market-rows.ts";

/** What one operation cost, in gas of the whole transaction. */
export interface GasRow {
  name: string;
  value: number;
  unit: "gas" | "bytes";
  target: number | null;
  peer: string | null;
  peerValue: number | null;
}

const row = (name: string, value: number | bigint, target: number | null, peer?: [string, number]): GasRow => ({
  name,
  value: Number(value),
  unit: "gas",
  target,
  peer: peer?.[0] ?? null,
  peerValue: peer?.[1] ?? null,
});

const published = (name: string, value: number): [string, number] => [`${name} (published)`, value];

/** Every gas row of QUALITY that exists now, measured on a fresh chain in this process. */
export async function measureGas(): Promise<GasRow[]> {
  const world = await createLocalWorld();
  for (const index of [1, 3, 4, 5]) await world.fund(world.account(index));
  const before = [...(await sale(world)), ...(await posting(world)), ...(await claims(world))];
  const moves = await transfers(world);
  return [...before, ...moves, ...(await trades(world)), ...(await holders(world)), ...sizes()];
}

async function createBatch(world: LocalWorld) {
  return world.send(world.operator, world.manager, "createBatch", [world.terms(), disclosure]);
}

async function sale(world: LocalWorld): Promise<GasRow[]> {
  const [anna, ben] = [world.account(3), world.account(4)];
  await createBatch(world);
  const created = await createBatch(world);
  const first = await world.buy(anna, 1n, 100n);
  const fresh = await world.buy(ben, 1n, 100n);
  const existing = await world.buy(anna, 1n, 100n);
  await buyForHolders(world);
  const sablier = published("Sablier create", 176_091);
  return [
    row("createBatch", created.gasUsed, 260_000, published("Splits createSplit", 184_136)),
    row("buy, first in batch", first.gasUsed, 205_000, sablier),
    row("buy, new holder", fresh.gasUsed, 165_000, sablier),
    row("buy, existing holder", existing.gasUsed, 148_000, sablier),
  ];
}

async function posting(world: LocalWorld): Promise<GasRow[]> {
  const splits = published("Splits distribute to 10", 154_594);
  const first = await world.post(1n, 0);
  const second = await world.post(1n, 1);
  for (let i = 0; i < 20; i++) await world.buy(world.account(5), 1n, 1n);
  const many = await world.post(1n, 2);
  const short = await world.post(1n, 3, 9_700);
  const again = await world.post(1n, 4, 9_700);
  return [
    row("postPayout, 3 slices", second.gasUsed, 125_000, splits),
    row("postPayout, 23 slices", many.gasUsed, 125_000, splits),
    row("postPayout, first of a batch", first.gasUsed, null, splits),
    row("postPayout, first under-delivery", short.gasUsed, null, splits),
    row("postPayout, under-delivered", again.gasUsed, null, splits),
  ];
}

async function claims(world: LocalWorld): Promise<GasRow[]> {
  const id = (serial: number) => 1_000_000_000n + BigInt(serial);
  const claim = (who: Address, ids: bigint[], to = who) => world.send(who, world.slices, "claim", [ids, to]);
  const ten = Array.from({ length: 10 }, (_, i) => id(4 + i));
  const [ben, carl] = [world.account(4), world.account(5)];

  // Addresses without a zero byte: calldata of equal price, and none of them has held the token before.
  const newcomer = (digit: number): Address => `0x${`${digit}${digit}`.repeat(20)}`;
  const one = await claim(ben, [id(2)], newcomer(1));
  const tenSlices = await claim(carl, ten);
  const repeat = await claim(carl, [id(14)]);
  for (let period = 5; period < 1_005; period += 50) await postMany(world, period, 50);
  const late = await claim(ben, [id(2)], newcomer(2));
  const firstLate = await claim(carl, [id(15)]);
  const refundFirst = await world.send(ben, world.slices, "claimRefund", [[id(2)], ben]);
  await world.post(1n, 1_005, 9_700);
  const refund = await world.send(ben, world.slices, "claimRefund", [[id(2)], ben]);

  const credited = await world.send(world.operator, world.slices, "withdraw", [world.wbtc.address, world.operator]);
  const toNew = await world.send(world.treasury, world.slices, "withdraw", [world.wbtc.address, world.treasury]);
  const synthetix = published("Synthetix", 76_319);
  const warehouse = published("Splits warehouse", 68_919);
  return [
    row("claim, 1 slice", repeat.gasUsed, 72_000, synthetix),
    row("claim, 10 slices", tenSlices.gasUsed, 185_000),
    row("claim, 1 slice, first claim after 1,000 payouts", firstLate.gasUsed, Number(repeat.gasUsed), [
      "after 5 payouts",
      Number(repeat.gasUsed),
    ]),
    row("claim, 1 slice, to an account new to the token", one.gasUsed, null, synthetix),
    row("claim, same, 1,000 payouts later", late.gasUsed, Number(one.gasUsed), ["before", Number(one.gasUsed)]),
    row("claimRefund, 1 slice", refund.gasUsed, 72_000, synthetix),
    row("claimRefund, 1 slice, its first", refundFirst.gasUsed, null, synthetix),
    row("withdraw", credited.gasUsed, 50_000, warehouse),
    row("withdraw, account new to the token", toNew.gasUsed, null, warehouse),
  ];
}

async function holders(world: LocalWorld): Promise<GasRow[]> {
  return (await measureHolders(world)).map(({ name, gasUsed, target, peer }) => row(name, gasUsed, target, peer));
}

async function postMany(world: LocalWorld, from: number, count: number) {
  await world.warp(START + 200n * DAY + BigInt(from + count) * DAY);
  const payouts = Array.from({ length: count }, (_, i) => ({
    period: from + i,
    gross: 40_000n,
    hosting: 10_000n,
    deliveredBps: 10_000,
    evidenceHash: `0x${"cd".repeat(32)}`,
  }));
  await world.send(world.operator, world.manager, "postPayouts", [1n, payouts]);
}

async function transfers(world: LocalWorld): Promise<GasRow[]> {
  const carl = world.account(5);
  const id = (serial: number) => 1_000_000_000n + BigInt(serial);
  const transfer = (from: Address, to: Address, token: bigint) =>
    world.send(from, world.slices, "transferFrom", [from, to, token]);
  // Everything settled first, so that the next transfer finds nothing pending.
  await world.send(carl, world.slices, "claim", [[id(16), id(17), id(18)], carl]);
  await world.send(carl, world.slices, "claimRefund", [[id(16), id(17), id(18)], carl]);
  const nothing = await transfer(carl, world.account(13), id(16));
  await world.post(1n, 1_006);
  const cold = await transfer(carl, world.account(14), id(17));
  const warm = await transfer(carl, world.account(14), id(18));
  const refunds = await transfer(carl, world.account(14), id(19));
  const peers = await peerTransfers(world);
  const sablier = published("Sablier withdrawMaxAndTransfer", 118_563);
  return [
    row("transfer, nothing pending, to a new holder", nothing.gasUsed, 74_000, ["OpenZeppelin", peers.openZeppelin]),
    row("transfer, pending, first credit, to a new holder", cold.gasUsed, 106_000, sablier),
    row("transfer, pending, to a holder, credit there", warm.gasUsed, 72_000, [
      "OpenZeppelin, same",
      peers.openZeppelinWarm,
    ]),
    row("transfer, payout and refund pending", refunds.gasUsed, null, sablier),
    row("peer: OpenZeppelin transfer to a new holder", peers.openZeppelin, null),
    row("peer: Solady transfer to a new holder", peers.solady, null),
    row("peer: ERC721A transfer to a new holder", peers.erc721a, null),
  ];
}

async function trades(world: LocalWorld): Promise<GasRow[]> {
  const trade = await measureMarket(world);
  const seaport = (value: number): [string, number] => ["Seaport 1.6 fulfillBasicOrder, same slice", value];
  return [
    row("market fill, nothing pending", trade.again, 115_000, seaport(trade.seaport)),
    row("market fill, pending", trade.settling, 115_000 + trade.settle, seaport(trade.settlingOnSeaport)),
    row("market fill, the maker's first of 256 nonces", trade.first, null, seaport(trade.seaport)),
    row("market fill, an offer", trade.offer, null, seaport(trade.seaport)),
    row("market fillMany, 5 listings, pending", trade.five, null),
  ];
}

const peerAbi = [
  {
    type: "function",
    name: "mint",
    stateMutability: "nonpayable",
    inputs: [
      { name: "to", type: "address" },
      { name: "id", type: "uint256" },
    ],
    outputs: [],
  },
  {
    type: "function",
    name: "transferFrom",
    stateMutability: "payable",
    inputs: [
      { name: "from", type: "address" },
      { name: "to", type: "address" },
      { name: "id", type: "uint256" },
    ],
    outputs: [],
  },
] as const;

async function peerTransfers(world: LocalWorld) {
  const [from, to] = [world.account(6), world.account(15)];
  const measure = async (name: string) => {
    const peer = await world.deploy(`contracts/mocks/peers/${name}.sol/${name}`, peerAbi);
    for (let id = 0n; id < 3n; id++) await world.send(from, peer, "mint", [from, id]);
    const first = await world.send(from, peer, "transferFrom", [from, to, 0n]);
    const second = await world.send(from, peer, "transferFrom", [from, to, 1n]);
    return { first: Number(first.gasUsed), second: Number(second.gasUsed) };
  };
  const openZeppelin = await measure("PeerOpenZeppelin");
  const solady = await measure("PeerSolady");
  const erc721a = await measure("PeerErc721a");
  return {
    openZeppelin: openZeppelin.first,
    openZeppelinWarm: openZeppelin.second,
    solady: solady.first,
    erc721a: erc721a.first,
  };
}

function sizes(): GasRow[] {
  return [
    ["CapacitySlices", "contracts/core/CapacitySlices.sol/CapacitySlices"],
    ["BatchManager", "contracts/BatchManager.sol/BatchManager"],
    ["SliceMarket", "contracts/SliceMarket.sol/SliceMarket"],
  ].map(([name, path]) => {
    const { deployedBytecode } = JSON.parse(readFileSync(`artifacts/${path}.json`, "utf8"));
    return { ...row(`size of ${name}`, (deployedBytecode.length - 2) / 2, 24_575), unit: "bytes" };
  });
}
