import type { Address } from "viem";
import { batch, sliceId } from "#scripts/bench/batch.ts";
import { type GasRow, type Peer, published, row } from "#scripts/bench/gas-row.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { measureMasterChef } from "#scripts/bench/peers/master-chef.ts";
import { measureStakingRewards } from "#scripts/bench/peers/synthetix.ts";
import { postAll, postedOf } from "#scripts/bench/posting-rows.ts";

const id = (serial: number) => sliceId(batch.plain, serial);

/** Claims beside what stakers of the best known reward contracts pay for theirs. */
export async function measureClaims(world: LocalWorld): Promise<GasRow[]> {
  const rewards = await measureStakingRewards(world, world.account(6));
  const chef = await measureMasterChef(world, world.account(6));
  const synthetix: Peer = ["Synthetix StakingRewards.getReward", rewards];
  return [
    ...(await claims(world, synthetix, ["MasterChefV2, 10 pools in a batch", chef.ten])),
    ...(await refunds(world, synthetix)),
    ...(await withdrawals(world)),
    row("peer: Synthetix StakingRewards.getReward", rewards, null),
    row("peer: MasterChefV2.harvest", chef.one, null),
  ];
}

async function claims(world: LocalWorld, one: Peer, ten: Peer): Promise<GasRow[]> {
  const claim = (who: Address, ids: bigint[], to = who) => world.send(who, world.slices, "claim", [ids, to]);
  const [ben, carl] = [world.account(4), world.account(5)];
  // Addresses without a zero byte: calldata of equal price, and none of them has held the token before.
  const newcomer = (digit: number): Address => `0x${`${digit}${digit}`.repeat(20)}`;

  const toNew = await claim(ben, [id(2)], newcomer(1));
  const tenSlices = await claim(
    carl,
    Array.from({ length: 10 }, (_, i) => id(4 + i)),
  );
  const early = await claim(carl, [id(14)]);
  for (let round = 0; round < 20; round++) await postAll(world, await postedOf(world, batch.plain), 50);
  const lateToNew = await claim(ben, [id(2)], newcomer(2));
  const late = await claim(carl, [id(15)]);
  return [
    row("claim, 1 slice", early.gasUsed, 72_000, one),
    row("claim, 10 slices", tenSlices.gasUsed, 185_000, ten),
    row("claim, 1 slice, after 1,000 payouts", late.gasUsed, Number(early.gasUsed), ["before them", early.gasUsed]),
    row("claim, 1 slice, to an account new to the token", toNew.gasUsed, null, one),
    row("claim, same, 1,000 payouts later", lateToNew.gasUsed, Number(toNew.gasUsed), ["before them", toNew.gasUsed]),
  ];
}

async function refunds(world: LocalWorld, peer: Peer): Promise<GasRow[]> {
  const ben = world.account(4);
  const claimRefund = () => world.send(ben, world.slices, "claimRefund", [[id(2)], ben]);
  const first = await claimRefund();
  await world.post(batch.plain, await postedOf(world, batch.plain), 9_700);
  const again = await claimRefund();
  return [
    row("claimRefund, 1 slice", again.gasUsed, 72_000, peer),
    row("claimRefund, 1 slice, its first", first.gasUsed, null, peer),
  ];
}

async function withdrawals(world: LocalWorld): Promise<GasRow[]> {
  const { operator, treasury, wbtc } = world;
  const withdraw = (who: Address) => world.send(who, world.slices, "withdraw", [wbtc.address, who]);
  const credited = await withdraw(operator);
  const toNew = await withdraw(treasury);
  const collected = await world.send(operator, world.manager, "collectProceeds", [batch.plain, operator]);
  return [
    row("withdraw", credited.gasUsed, 50_000, published.splitsWarehouse),
    row("withdraw, account new to the token", toNew.gasUsed, null, published.splitsWarehouse),
    row("collectProceeds", collected.gasUsed, null, published.splitsWarehouse),
  ];
}
