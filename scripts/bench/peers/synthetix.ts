import type { Address } from "viem";
import { DAY, type LocalWorld } from "#scripts/bench/local-world.ts";
import { type Built, deployPeer, readShipped } from "#scripts/bench/peers/deploy-peer.ts";

interface Deployment {
  sources: { StakingRewards: { abi: Built["abi"]; bytecode: string } };
}

/**
 * Gas of `StakingRewards.getReward` for somebody who has claimed before and holds the token: bytecode as on the main network, from
 * Synthetix's own package, paying the same token as our claims.
 */
export async function measureStakingRewards(world: LocalWorld, staker: Address): Promise<number> {
  const { sources } = readShipped<Deployment>("synthetix/publish/deployed/mainnet/deployment.json");
  const { abi, bytecode } = sources.StakingRewards;
  const { admin, usdc, wbtc } = world;
  const rewards = await deployPeer(world, { abi, bytecode: `0x${bytecode}` }, [
    admin,
    admin,
    wbtc.address,
    usdc.address,
  ]);

  const reward = 10n ** 12n;
  await world.send(admin, wbtc, "mint", [rewards.address, reward]);
  await world.send(staker, usdc, "mint", [staker, reward]);
  await world.send(staker, usdc, "approve", [rewards.address, reward]);
  await world.send(staker, rewards, "stake", [reward]);
  await world.send(admin, rewards, "notifyRewardAmount", [reward]);

  const claimAfterADay = async () => {
    await world.networkHelpers.time.increase(DAY);
    return world.send(staker, rewards, "getReward", []);
  };
  await claimAfterADay();
  return Number((await claimAfterADay()).gasUsed);
}
