import { erc20Abi, hashTypedData } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { attestCapacity } from "#chain/calls/attest-capacity.ts";
import { cancelBatch } from "#chain/calls/cancel-batch.ts";
import { claimRefund } from "#chain/calls/claim-refund.ts";
import { createAttesterSet } from "#chain/calls/create-attester-set.ts";
import { disputeBond } from "#chain/calls/dispute-bond.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { postPayouts } from "#chain/calls/post-payouts.ts";
import { refundSlices } from "#chain/calls/refund-slices.ts";
import { releaseBond } from "#chain/calls/release-bond.ts";
import { releaseCapacity } from "#chain/calls/release-capacity.ts";
import { releaseUpfront } from "#chain/calls/release-upfront.ts";
import { removeMachines } from "#chain/calls/remove-machines.ts";
import { resolveDispute } from "#chain/calls/resolve-dispute.ts";
import { setAttester } from "#chain/calls/set-attester.ts";
import { setEnergyMix } from "#chain/calls/set-energy-mix.ts";
import { setRate } from "#chain/calls/set-rate.ts";
import { signCapacity } from "#chain/calls/sign-capacity.ts";
import { topUp } from "#chain/calls/top-up.ts";
import { BATCH_STATUSES } from "#domain/terms.ts";
import { DAY, payoutOf, RATE, startJourney } from "./journey.ts";

let world: Awaited<ReturnType<typeof startJourney>>;
beforeAll(async () => {
  world = await startJourney();
});
afterAll(() => world.stop());

const hash = `0x${"0e".repeat(32)}` as const;
const usdcOf = (owner: `0x${string}`) =>
  world.client.readContract({
    address: world.deployment.tokens.usdc,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [owner],
  });
const manager = () => ({ address: world.deployment.batchManager, abi: batchManagerAbi }) as const;
const registry = () => ({ address: world.deployment.fleetRegistry, abi: fleetRegistryAbi }) as const;
const accountOf = (batchId: bigint) =>
  world.client.readContract({
    address: world.deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "batchAccount",
    args: [batchId],
  });
const statusNow = async (batchId: bigint) =>
  BATCH_STATUSES[await world.client.readContract({ ...manager(), functionName: "status", args: [batchId] })];

describe("the calls of a batch's life, on a chain", () => {
  test("give slices back for what they cost, then let the upfront part out, and the bond as the arbiter says", async () => {
    const { deployment, operator, investor, holder, admin, send, goTo } = world;
    const today = await world.readNow();
    const { terms, batchId } = await world.openBatch(
      {
        ...{ upfront: 3_000n, rate: RATE, arbiter: admin, bond: 4_000_000n },
        ...{ saleEnd: Number(today + DAY / 4n), refundDeadline: Number(today + DAY / 2n) },
      },
      1n,
    );
    await send(operator, setRate(deployment, { batchId, rate: RATE + 1n }));
    const cost = 100n * (3_000n + (RATE + 1n) * 3n);
    const before = await usdcOf(investor);
    await world.buyFor(investor, batchId, 100n);
    await world.buyFor(holder, batchId, 50n);
    expect(before - (await usdcOf(investor))).toBe(cost);
    await expect(send(operator, setRate(deployment, { batchId, rate: RATE }))).rejects.toThrow("AlreadySold");

    await goTo(BigInt(terms.saleEnd));
    expect(await statusNow(batchId)).toBe("CoolingOff");
    await expect(send(investor, releaseUpfront(deployment, { batchId }))).rejects.toThrow("UpfrontNotDue");
    await send(investor, refundSlices(deployment, { ids: [1_000_000_001n], to: investor }));
    expect(await usdcOf(investor)).toBe(before);

    await goTo(BigInt(terms.refundDeadline));
    expect(await statusNow(batchId)).toBe("Active");
    await send(investor, releaseUpfront(deployment, { batchId }));
    expect(await accountOf(batchId)).toMatchObject({ sold: 50n, proceeds: 150_000n, escrow: 50n * (RATE + 1n) * 3n });

    await goTo(BigInt(terms.termStart) + 3n * DAY);
    await send(operator, postPayouts(deployment, { batchId, payouts: [0, 1, 2].map((p) => payoutOf(p, 1_000n)) }));
    expect(await statusNow(batchId)).toBe("Completed");
    await send(operator, topUp(deployment, { batchId, period: 1, amount: 77n, evidenceHash: hash }));
    expect((await accountOf(batchId)).holdersReserve).toBeGreaterThanOrEqual(77n);
    await send(investor, releaseCapacity(deployment, { batchId }));

    await expect(send(investor, releaseBond(deployment, { batchId }))).rejects.toThrow("BondHeld");
    await send(holder, disputeBond(deployment, { batchId, id: 1_000_000_002n, reasonHash: hash }));
    await send(admin, resolveDispute(deployment, { batchId, forfeitBps: 2_500, reasonHash: hash }));
    expect((await accountOf(batchId)).bond).toBe(3_000_000n);
    const held = await usdcOf(holder);
    await send(holder, claimRefund(deployment, { ids: [1_000_000_002n], to: holder }));
    expect((await usdcOf(holder)) - held).toBe(1_000_000n);
    await goTo((await world.readNow()) + 7n * DAY);
    await send(investor, releaseBond(deployment, { batchId }));
    expect((await accountOf(batchId)).bond).toBe(0n);
  });

  test("cancel a batch that missed its minimum: everybody has the whole price back", async () => {
    const { deployment, holder, investor, operator, send, goTo, client } = world;
    const { usdc } = deployment.tokens;
    const today = await world.readNow();
    const { terms } = await world.openBatch({ saleEnd: Number(today + DAY / 2n), minUnits: 60n }, 2n);
    const before = await usdcOf(holder);
    await world.buyFor(holder, 2n, 59n);
    await expect(send(investor, cancelBatch(deployment, { batchId: 2n }))).rejects.toThrow("NotCancellable");
    await goTo(BigInt(terms.saleEnd));
    expect(await statusNow(2n)).toBe("Cancelled");
    const credit = () =>
      client.readContract({
        address: deployment.capacitySlices,
        abi: capacitySlicesAbi,
        functionName: "credit",
        args: [operator, usdc],
      });
    const owed = await credit();
    await send(investor, cancelBatch(deployment, { batchId: 2n }));
    await send(holder, claimRefund(deployment, { ids: [2_000_000_001n], to: holder }));
    expect(await usdcOf(holder)).toBe(before);
    expect((await credit()) - owed).toBe(terms.bond);
  });

  test("sign a capacity whose digest is the registry's, and a payout that a batch of level 1 asks for", async () => {
    const { deployment, admin, operator, holder: pool, client, send, goTo } = world;
    await send(admin, setAttester(deployment, { attester: pool, kind: "pool" }));
    await send(operator, createAttesterSet(deployment, { attesters: [pool], threshold: 1 }));
    await expect(world.openBatch({ evidenceRequired: 1, attesterSet: 1 }, 3n)).rejects.toThrow("SiteEvidenceTooLow");

    const { machinesHash } = await client.readContract({ ...registry(), functionName: "site", args: [1] });
    const figures = { site: 1, capacity: 5n * 10n ** 17n, machinesHash, documentHash: hash };
    const structHash = await client.readContract({
      ...registry(),
      functionName: "capacityHash",
      args: [1, figures.capacity, hash],
    });
    const digest = await client.readContract({
      address: deployment.attesterRegistry,
      abi: attesterRegistryAbi,
      functionName: "digestOf",
      args: [structHash],
    });
    const typedData = signCapacity(deployment, figures);
    expect(hashTypedData(typedData)).toBe(digest);
    const attestations = [{ signer: pool, signature: await client.signTypedData({ account: pool, ...typedData }) }];
    await send(admin, attestCapacity(deployment, { ...figures, set: 1, attestations }));
    const machines = { model: "Rack", count: 1, unitHashrate: 10n ** 14n, efficiencyMilliJoulesPerTh: 20_000 };
    await send(operator, removeMachines(deployment, { site: 1, machines }));
    await send(operator, setEnergyMix(deployment, { site: 1, energyMixHash: hash }));
    expect(await client.readContract({ ...registry(), functionName: "site", args: [1] })).toMatchObject({
      evidence: 1,
      capacity: figures.capacity,
      energyMixHash: hash,
    });

    const { terms } = await world.openBatch({ evidenceRequired: 1, attesterSet: 1 }, 3n);
    await goTo(BigInt(terms.termStart) + DAY);
    const unsigned = postPayout(deployment, { batchId: 3n, payout: payoutOf(0, 1_000n) });
    await expect(send(operator, unsigned)).rejects.toThrow("EvidenceTooLow");
  });
});
