import { type Hex, maxUint256 } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { epochsAt } from "#chain/epochs-at.ts";
import { BLOCKS_PER_EPOCH } from "#domain/nbits.ts";
import type { LocalChain } from "#scripts/bench/local-chain.ts";
import { type LocalWorld, START } from "#scripts/bench/local-world.ts";
import type { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { nBits } from "#scripts/bitcoin/regtest/network.ts";
import type { Bitcoin } from "./bitcoin.ts";
import { createPayments } from "./payments.ts";
import { createRelayFeed, hashOf } from "./relay-feed.ts";

/** By then a block has one satoshi of subsidy left, so that the little work regtest asks for earns what pools pay. */
const EPOCH = 3_333;
/** Enough for many coins, and for freshly mined ones to be small. */
const BEFORE = 1_600;
const EVERY = 600;
/** More blocks than any reorganisation drops: a relay never leaves the block it begins at. */
const DEEPEST = 12;

/**
 * Regtest's blocks and payments, and a relay that begins at one of them. `near`: how many blocks it has yet to go to the next epoch;
 * without it the relay's network retargets, and it stays in one epoch, since a regtest target is too large for the next one's product.
 */
export function createMinedBitcoin(bitcoin: RegtestChain, near?: number) {
  const known = near === undefined ? DEEPEST : BLOCKS_PER_EPOCH - near;
  bitcoin.setTime(Number(START) - (BEFORE + known + 1) * EVERY);
  const pinned = bitcoin.mine(BEFORE, { every: EVERY }).at(-1) ?? bitcoin.tip;
  bitcoin.mine(known, { every: EVERY });

  const deployRelay = ({ deploy }: LocalChain) =>
    deploy("contracts/BitcoinRelay.sol/BitcoinRelay", bitcoinRelayAbi, [
      ...[hashOf(pinned), EPOCH * BLOCKS_PER_EPOCH, nBits, pinned.time, maxUint256, near === undefined],
    ]);

  async function createBitcoin(world: LocalWorld, next: (below: number) => number): Promise<Bitcoin> {
    const { read, relay } = world;
    const feed = createRelayFeed(world, bitcoin, pinned);
    const payments = createPayments(world, bitcoin, feed, next);
    const epochAt = (number: number) => read<{ nBits: number; start: number }>(relay, "epoch", [number]);
    await feed.extend();

    return {
      unitHashrate: 1n,
      periodSats: 41_000_000,
      begin: payments.register,
      step: payments.step,
      async epochOf(time) {
        const [number = 0] = await epochsAt(world.client, world.deployment, [Number(time)]);
        return number;
      },
      async relayEpoch(number) {
        if (near !== undefined) return undefined;
        const [{ start, ...its }, { start: nextStart }] = [await epochAt(number), await epochAt(number + 1)];
        const tip = await read<Hex>(relay, "tip");
        const { height, times } = await read<{ height: number; times: number[] }>(relay, "anchor", [tip]);
        const newestTime = BigInt(times[height % 11] ?? 0);
        const following = nextStart === 0 ? undefined : BigInt(nextStart);
        return { ...its, number, start: BigInt(start), nextStart: following, newestTime };
      },
    };
  }
  return { deployRelay, createBitcoin };
}
