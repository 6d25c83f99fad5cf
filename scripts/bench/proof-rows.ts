import { type Hex, maxUint256 } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { mineLine } from "#scripts/bench/bitcoin-line.ts";
import { type GasRow, row } from "#scripts/bench/gas-row.ts";
import { DAY, type LocalWorld } from "#scripts/bench/local-world.ts";

const REGTEST_BITS = 0x207fffff;
const script: Hex = `0x0014${"5e".repeat(20)}`;
const pinned: Hex = `0x${"7a".repeat(32)}`;

/** What keeping the relay up and proving a payment cost: one transaction of four outputs a day, in a block of 4,096. */
export async function measureProofs(world: LocalWorld): Promise<GasRow[]> {
  const start = await world.now();
  const relay = await world.deploy("contracts/BitcoinRelay.sol/BitcoinRelay", bitcoinRelayAbi, [
    ...([pinned, 0, REGTEST_BITS, Number(start)] as const),
    ...([maxUint256, false] as const),
  ]);
  const proofs = await world.deploy("contracts/PayoutProofs.sol/PayoutProofs", payoutProofsAbi, [
    world.manager.address,
    relay.address,
  ]);
  const { batchId } = await world.create({
    saleStart: Number(start),
    saleEnd: Number(start + 100n * DAY),
    termStart: Number(start + DAY),
  });
  const registered = await world.send(world.operator, proofs, "registerScript", [batchId, script]);
  await world.warp(start + 100n * DAY);
  const extended: bigint[] = [];
  const proven: bigint[] = [];
  for (const day of [0, 1, 2, 3]) {
    const tip = await world.read<Hex>(relay, "tip");
    const line = mineLine(tip, {
      ...{ script, sats: 1_234_567, outputs: 4, depth: 12, count: 6, salt: day + 1 },
      time: Number(start + BigInt(day + 1) * DAY),
    });
    extended.push((await world.send(world.account(3), relay, "extend", [tip, line.headers])).gasUsed);
    proven.push((await world.send(world.account(3), proofs, "prove", [line.proof])).gasUsed);
  }
  return [
    row("register a script", registered.gasUsed, null),
    row("extend the relay by 6 headers", extended[1] as bigint, null),
    row("prove a Bitcoin payment, 6 headers, depth 12, 4 outputs", proven[2] as bigint, 80_000),
    row("the same, a batch's first", proven[0] as bigint, null),
  ];
}
