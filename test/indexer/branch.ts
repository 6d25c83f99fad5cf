import { type Address, numberToHex, zeroAddress } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { World } from "./world.ts";

/** Verbs that make an exact number of blocks, for chains that part and meet again. Call it once: the batch it opens is part of the trunk. */
export async function createBranches(world: World) {
  const { client, deployment } = world;
  const [alice, bob] = world.holders as [Address, Address];
  const batch = await world.createBatch({ periods: 200 });
  const kept = await world.buy(alice, batch, 30n);
  await world.passDays(1);
  // Branches must differ from their first block on: each has a beneficiary of its own, and no two of them buy or post the same.
  let told = 0n;
  const owner = () =>
    client.readContract({
      ...{ address: deployment.capacitySlices, abi: capacitySlicesAbi },
      ...({ functionName: "ownerOf", args: [kept] } as const),
    });
  const nextPeriod = () =>
    client.readContract({
      ...{ address: deployment.batchManager, abi: batchManagerAbi },
      ...({ functionName: "nextPeriod", args: [batch] } as const),
    });

  /** That many blocks without a log of ours, one by one: each names its parent. */
  async function empty(blocks: number) {
    for (let i = 0; i < blocks; i++) await client.mine({ blocks: 1 });
  }
  return {
    empty,
    /** That many blocks: a day, its payout, a transfer, a claim, a purchase, and empty ones; a single one is a purchase. */
    async lively(blocks: number) {
      await client.setCoinbase({ address: numberToHex(++told, { size: 20 }) });
      const purchase = () => world.buy(bob, batch, 1n + (++told % 7n));
      const acts = [
        () => world.passDays(1),
        async () => world.post(batch, await nextPeriod(), { gross: 50_000n + ++told, deliveredBps: 9_900 }),
        async () => ((await owner()) === alice ? world.transfer(alice, bob, kept) : world.transfer(bob, alice, kept)),
        async () => world.claim(await owner(), [kept]),
        purchase,
      ];
      const played = blocks === 1 ? [purchase] : acts.slice(0, blocks);
      for (const act of played) await act();
      await empty(blocks - played.length);
    },
    /** Three blocks whose hashes depend on nothing but the block before: lived again, they are the same. */
    async same() {
      await client.setCoinbase({ address: zeroAddress });
      const { timestamp } = await client.getBlock();
      const from = await owner();
      await client.setNextBlockTimestamp({ timestamp: timestamp + 100n });
      await world.buy(bob, batch, 2n);
      await client.setNextBlockTimestamp({ timestamp: timestamp + 200n });
      await world.transfer(from, from === alice ? bob : alice, kept);
      await client.setNextBlockTimestamp({ timestamp: timestamp + 300n });
      await client.mine({ blocks: 1 });
      return (await client.getBlock()).hash;
    },
    /** Where a branch begins. `again` takes the chain back there, as often as wanted. */
    async fork() {
      const { number } = await client.getBlock();
      let id = await client.snapshot();
      return {
        number,
        async again() {
          await client.revert({ id });
          id = await client.snapshot();
        },
      };
    },
  };
}
