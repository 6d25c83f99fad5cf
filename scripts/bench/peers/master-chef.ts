import { type Address, encodeFunctionData, zeroAddress } from "viem";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { deployPeer, readShipped } from "#scripts/bench/peers/deploy-peer.ts";

const POOLS = 10;
const STAKE = 10n ** 18n;

/**
 * Gas of `MasterChefV2.harvest` for somebody who has harvested before and holds the token, of one pool and of ten in one transaction:
 * bytecode from SushiSwap's own package, with the MasterChef it lives on and without second rewards.
 */
export async function measureMasterChef(world: LocalWorld, staker: Address): Promise<{ one: number; ten: number }> {
  const { admin } = world;
  const deploy = (path: string, args: readonly unknown[]) =>
    deployPeer(world, readShipped(`@sushiswap/core/artifacts/contracts/${path}.json`), args);
  const token = (name: string) => deploy("mocks/ERC20Mock.sol/ERC20Mock", [name, name, STAKE]);

  const sushi = await deploy("SushiToken.sol/SushiToken", []);
  const first = await deploy("MasterChef.sol/MasterChef", [sushi.address, admin, 10n ** 20n, 0n, 0n]);
  await world.send(admin, sushi, "transferOwnership", [first.address]);
  const pass = await token("PASS");
  await world.send(admin, first, "add", [100n, pass.address, true]);
  const chef = await deploy("MasterChefV2.sol/MasterChefV2", [first.address, sushi.address, 0n]);
  await world.send(admin, pass, "approve", [chef.address, STAKE]);
  await world.send(admin, chef, "init", [pass.address]);

  for (let pool = 0; pool < POOLS; pool++) {
    const staked = await token(`LP${pool}`);
    await world.send(admin, chef, "add", [1n, staked.address, zeroAddress]);
    await world.send(admin, staked, "approve", [chef.address, STAKE]);
    await world.send(admin, chef, "deposit", [BigInt(pool), STAKE, staker]);
  }

  const harvest = (pool: number) => [BigInt(pool), staker] as const;
  const calls = Array.from({ length: POOLS }, (_, pool) =>
    encodeFunctionData({ abi: chef.abi, functionName: "harvest", args: harvest(pool) }),
  );
  const harvestAll = async () => {
    await world.send(admin, chef, "harvestFromMasterChef", []);
    return world.send(staker, chef, "batch", [calls, true]);
  };
  await harvestAll();
  const ten = await harvestAll();
  await world.send(admin, chef, "harvestFromMasterChef", []);
  const one = await world.send(staker, chef, "harvest", harvest(0));
  return { one: Number(one.gasUsed), ten: Number(ten.gasUsed) };
}
