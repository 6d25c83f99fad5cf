import { type Address, erc20Abi, erc721Abi, keccak256, toHex } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { removeMachines } from "#chain/calls/remove-machines.ts";
import { setEnergyMix } from "#chain/calls/set-energy-mix.ts";
import type { World } from "./world.ts";
import { rig } from "./world-fleet.ts";

const HOUR = 3_600;

/** Short lives in which each event of every contract happens. */
export async function live(world: World) {
  await govern(world);
  await completeOne(world);
  await failTwo(world);
  await callOffTwo(world);
  await argueAboutOne(world);
  await proveTwo(world);
}

async function govern({ client, deployment, send, operator, holders: [, bob = operator], site }: World) {
  const [governor = operator] = await client.getAddresses();
  const manage = (functionName: string, args: unknown[]) =>
    send(governor, { address: deployment.batchManager, abi: batchManagerAbi, functionName, args });
  await manage("setFee", [250, bob]);
  await manage("pause", [60]);
  await manage("unpause", []);
  const { wbtc } = deployment.tokens;
  await send(bob, { address: wbtc, abi: erc20Abi, functionName: "transfer", args: [deployment.capacitySlices, 1n] });
  await manage("recoverSurplus", [wbtc, bob]);
  await send(operator, setEnergyMix(deployment, { site, energyMixHash: keccak256(toHex("wind")) }));
  await send(operator, removeMachines(deployment, { site, machines: { ...rig, count: 7 } }));
}

/** Sold, posted to the end, split, merged, claimed, retired: on the operator's word. */
async function completeOne({ operator, holders, deployment, send, ...world }: World) {
  const [alice, bob] = holders as [Address, Address];
  const batch = await world.createBatch({ periods: 3 }, { name: "Zero \0 byte" });
  const slice = await world.buy(alice, batch, 100n);
  const other = await world.buy(bob, batch, 7n, alice);
  await world.passDays(2);
  await world.post(batch, 0, { gross: 100_001n, hosting: 30_000n, deliveredBps: 9_000 });
  await world.transfer(alice, bob, slice);
  const approve = { address: deployment.capacitySlices, abi: erc721Abi, functionName: "setApprovalForAll" } as const;
  await send(bob, { ...approve, args: [alice, true] });
  await send(bob, { ...approve, functionName: "approve", args: [alice, slice] });
  await world.passDays(1);
  await world.post(batch, 1, { gross: 99_999n, deliveredBps: 9_500 });
  await world.claim(alice, [other]);
  await world.claim(alice, [slice], alice);
  await world.claimRefund(alice, [other]);
  await world.withdraw(alice, deployment.tokens.wbtc);
  const parts = await world.split(bob, slice, [60n, 40n]);
  const merged = await world.merge(bob, parts);
  await world.setPayoutAddress(bob, alice);
  await world.setKeeperClaims(bob, false);
  await world.passDays(1);
  await world.post(batch, 2, { gross: 50_000n });
  await world.topUp(bob, batch, 1, 12_345n);
  await world.collect(batch);
  await world.releaseBond(operator, batch);
  await world.releaseCapacity(bob, batch);
  await world.retire(bob, [merged]);
}

/** Nothing posted, once with slices sold and an upfront part, once without. */
async function failTwo({ holders: [alice, bob], ...world }: World) {
  const sold = await world.createBatch({ rate: 2_000n, upfront: 1_000n });
  await world.setRate(sold, 1_000n);
  await world.buy(bob!, sold, 333n);
  const unsold = await world.createBatch();
  await world.passDays(4);
  await world.declareDefault(alice!, sold);
  await world.declareDefault(alice!, unsold);
}

/** One misses its minimum after a slice was given back; of the other nothing is sold, and its operator gives it up. */
async function callOffTwo({ operator, holders: [alice, bob], ...world }: World) {
  const start = (await world.now()) + 48 * HOUR;
  const sale = { saleStart: start - 48 * HOUR, saleEnd: start - 24 * HOUR, termStart: start };
  const short = await world.createBatch({ ...sale, refundDeadline: start - HOUR, minUnits: 50n, upfront: 1_000n });
  await world.buy(alice!, short, 49n);
  await world.giveBack(bob!, [await world.buy(bob!, short, 100n)], alice);
  await world.passDays(2);
  await world.cancel(alice!, short);
  const unsold = await world.createBatch();
  await world.cancel(operator, unsold);
}

/** On signatures, with an upfront part and an arbiter: disputed twice, decided once each way. */
async function argueAboutOne({ operator, pool, auditor, arbiter, holders, ...world }: World) {
  const [alice, bob] = holders as [Address, Address];
  const set = await world.createSet(alice, [pool, auditor], 1);
  const site = await world.openSite(operator, "Rockdale, Texas");
  await world.attestSite(site, set, [auditor]);
  const signed = { site, attesterSet: set, evidenceRequired: 1, arbiter, upfront: 7n, periods: 3 };
  const batch = await world.createBatch(signed);
  const slice = await world.buy(alice, batch, 100n);
  await world.releaseUpfront(bob, batch);
  await world.buy(bob, batch, 20n);
  await world.passDays(2);
  await world.post(batch, 0, { gross: 70_007n, signers: [pool] });
  await world.dispute(alice, batch, slice);
  await world.resolve(arbiter, batch, 2_500);
  await world.passDays(1);
  await world.post(batch, 1, { gross: 70_007n, signers: [auditor, pool] });
  await world.dispute(alice, batch, slice);
  await world.resolve(arbiter, batch, 0);
  await world.resign(pool, set);
}

/**
 * On proofs: of one a period is proven, the next is not in time, and the third is never posted; of the other more is proven than was
 * posted, and nobody answers for it.
 */
async function proveTwo({ operator, auditor, holders, ...world }: World) {
  const [alice, bob] = holders as [Address, Address];
  const set = await world.createSet(alice, [auditor], 1);
  const site = await world.openSite(operator, "Kiruna");
  await world.attestSite(site, set, [auditor]);
  const start = (await world.now()) + HOUR;
  const terms = { site, evidenceRequired: 3, saleStart: start - HOUR, saleEnd: start, termStart: start };
  const honest = await world.createBatch({ ...terms, periods: 4 });
  const other = await world.createBatch({ ...terms, periods: 1 });
  await world.registerScript(honest, "honest");
  await world.registerScript(other, "mined");
  await world.registerScript(other, "other");
  await world.buy(alice, honest, 100n);
  const handedOn = await world.buy(bob, honest, 31n);
  await world.buy(bob, other, 50n);
  await world.passDays(0.5);
  await world.payOnBitcoin(bob, "honest", 80_000n);
  await world.payOnBitcoin(bob, "other", 90_000n);
  await world.passDays(1);
  await world.post(honest, 0, { gross: 82_001n, deliveredBps: 9_500 });
  await world.post(other, 0, { gross: 60_000n });
  await world.settleHeld(bob, honest, 1);
  await world.topUp(operator, honest, 0, 777n);
  await world.accuse(alice, other);
  await world.passDays(1);
  await world.post(honest, 1, { gross: 70_003n, deliveredBps: 10_000 });
  await world.transfer(bob, alice, handedOn);
  await world.passDays(1);
  await world.post(honest, 2, { gross: 70_001n, deliveredBps: 9_999 });
  await world.passDays(4);
  await world.declareDefault(alice, honest);
  await world.mineOnBitcoin(bob, "mined");
  await world.passDays(12);
  await world.settleHeld(alice, honest, 2);
  await world.forfeitBond(alice, other);
}
