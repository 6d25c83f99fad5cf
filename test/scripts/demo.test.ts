import { erc20Abi } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { disputeBond } from "#chain/calls/dispute-bond.ts";
import { refundSlices } from "#chain/calls/refund-slices.ts";
import type { Deployment } from "#chain/deployment.ts";
import { BATCH_STATUSES } from "#domain/terms.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { type RegtestServer, serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { demoBatches } from "#scripts/demo/batches.ts";
import { mineFirstBlocks } from "#scripts/demo/bitcoin/first-blocks.ts";
import { chainStart, recordEnd, seedThrough } from "#scripts/demo/calendar.ts";
import { cast } from "#scripts/demo/cast.ts";
import { replay } from "#scripts/demo/replay.ts";
import { seedDemoWorld } from "#scripts/demo/seed-world.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { startTestChain } from "#test/chain-server.ts";
import { amountsOf } from "#test/scripts/slice-amounts.ts";

let chain: Awaited<ReturnType<typeof startTestChain>>;
let deployment: Deployment;
let bitcoin: RegtestServer;
const progress: string[] = [];

beforeAll(async () => {
  chain = await startTestChain({ startsAt: chainStart });
  deployment = await deploy({ rpcUrl: chain.rpcUrl, path: null });
  const regtest = new RegtestChain();
  mineFirstBlocks(regtest);
  bitcoin = await serveRegtest(regtest);
  await seedDemoWorld({ rpcUrl: chain.rpcUrl, deployment, bitcoin, onProgress: (line) => progress.push(line) });
});
afterAll(async () => {
  await bitcoin.close();
  await chain.stop();
});

const account = (index: number) => chain.accounts[index] ?? "0x";

const batchView = (functionName: "status" | "nextPeriod" | "finishedPeriods", batchId: bigint) =>
  chain.client.readContract({ address: deployment.batchManager, abi: batchManagerAbi, functionName, args: [batchId] });

const held = () => ({ address: deployment.heldEscrow, abi: heldEscrowAbi, functionName: "standingOf" }) as const;
const standingOf = (batchId: bigint) => chain.client.readContract({ ...held(), args: [batchId] });

async function batchesNow() {
  const ids = demoBatches.map((_, index) => BigInt(index + 1));
  return Promise.all(
    ids.map(async (id) => [
      demoBatches[Number(id) - 1]?.disclosure.name,
      BATCH_STATUSES[Number(await batchView("status", id))],
      Number(await batchView("nextPeriod", id)),
    ]),
  );
}

const balance = (token: `0x${string}`, owner: number) =>
  chain.client.readContract({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [account(owner)] });

const owned = (owner: number, view: "claimable" | "refundable") =>
  amountsOf(chain.client, deployment.capacitySlices, account(owner), view);

describe("the demo world", () => {
  test("has a batch in every state, with every due payout posted", async () => {
    expect(await batchesNow()).toEqual([
      ["Delta Ridge I", "Active", 27],
      ["Prairie Fortnight", "Completed", 14],
      ["Cinder Works 7", "Defaulted", 10],
      ["Mesa Nights S19", "Active", 23],
      ["Fjord Hydro", "Selling", 0],
      ["Basalt Ridge", "Scheduled", 0],
      ["Skerry Hydro", "Selling", 0],
      ["Lantern Bay", "CoolingOff", 0],
      ["Cinder Works 8", "Cancelled", 0],
      ["Geyser Proven", "Active", 24],
    ]);
  });

  test("leaves the clock at the day the replay begins with", async () => {
    const block = await chain.client.getBlock();
    const late = Number(block.timestamp) - seedThrough.getTime() / 1000;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(3_600);
    expect(progress.at(-1)).toMatch(/^2024-04-17: 3 payouts posted/);
  });

  test("gives the investor 50,000 USDC and nothing else", async () => {
    expect(await balance(deployment.tokens.usdc, cast.investor)).toBe(50_000_000_000n);
    expect(await balance(deployment.tokens.wbtc, cast.investor)).toBe(0n);
    expect(await owned(cast.investor, "claimable")).toEqual([]);
  });

  test("leaves the holder with payouts to claim and refunds of the default", async () => {
    const claimable = await owned(cast.holder, "claimable");
    expect(claimable.filter((amount) => amount > 0n).length).toBeGreaterThanOrEqual(5);
    expect((await owned(cast.holder, "refundable")).some((amount) => amount > 0n)).toBe(true);
    expect(await balance(deployment.tokens.wbtc, cast.holder)).toBe(0n);
  });

  test("has transfers whose sellers keep what their slices had earned, as credit", async () => {
    for (const seller of [5, 6, 8]) {
      const credit = await chain.client.readContract({
        address: deployment.capacitySlices,
        abi: capacitySlicesAbi,
        functionName: "credit",
        args: [account(seller), deployment.tokens.wbtc],
      });
      expect(credit).toBeGreaterThan(0n);
    }
  });

  test("has payouts on the operator's word, signed by the pool, and signed by an auditor, too", async () => {
    const posted = await chain.client.getContractEvents({
      address: deployment.batchManager,
      abi: batchManagerAbi,
      eventName: "PayoutPosted",
      fromBlock: 0n,
      strict: true,
    });
    const levels = new Map(posted.map(({ args }) => [args.batchId, args.evidence]));
    expect(levels).toEqual(
      new Map([
        [1n, 1],
        [2n, 2],
        [3n, 0],
        [4n, 0],
        [10n, 0], // proven afterwards
      ]),
    );
  });

  test("sells no hashrate twice, and stands behind it as the batches require", async () => {
    const registry = { address: deployment.fleetRegistry, abi: fleetRegistryAbi } as const;
    const numbers = Array.from({ length: 6 }, (_, index) => index + 1);
    const sites = await Promise.all(
      numbers.map((site) => chain.client.readContract({ ...registry, functionName: "site", args: [site] })),
    );
    const petahash = 10n ** 15n;
    expect(sites.map(({ name, evidence, reserved }) => [name, evidence, reserved / petahash])).toEqual([
      ["Delta, Utah", 1, 80n],
      ["Nebraska", 2, 0n], // its batch has ended and gave the capacity back
      ["Undisclosed", 0, 9n],
      ["New Mexico", 0, 6n],
      ["Nordland", 1, 22n],
      ["Reykjanes", 2, 16n],
    ]);
    for (const { reserved, capacity } of sites) expect(reserved).toBeLessThanOrEqual(capacity);
  });

  test("lets the holder give a slice back for its whole price", async () => {
    const id = 8_000_000_001n;
    const before = await chain.client.snapshot();
    const [held, account4] = [await balance(deployment.tokens.usdc, cast.holder), account(cast.holder)];
    const hash = await chain.client.writeContract({
      ...refundSlices(deployment, { ids: [id], to: account4 }),
      account: account4,
    });
    await chain.client.waitForTransactionReceipt({ hash });
    expect((await balance(deployment.tokens.usdc, cast.holder)) - held).toBe(200n * 26_000n * 45n);
    await chain.client.revert({ id: before });
  });

  test("holds one upfront part in escrow, and has released another", async () => {
    const held = (batchId: bigint) =>
      chain.client.readContract({
        address: deployment.batchManager,
        abi: batchManagerAbi,
        functionName: "isUpfrontHeld",
        args: [batchId],
      });
    expect([await held(5n), await held(7n)]).toEqual([false, true]);
  });

  test("has a bond of which the arbiter gave a part to the holders, who may dispute the rest", async () => {
    const { bond } = await chain.client.readContract({
      address: deployment.capacitySlices,
      abi: capacitySlicesAbi,
      functionName: "batchAccount",
      args: [4n],
    });
    expect(bond).toBe(665_000_000n);
    await chain.client.simulateContract({
      ...disputeBond(deployment, { batchId: 4n, id: 4_000_000_003n, reasonHash: `0x${"0e".repeat(32)}` }),
      account: account(cast.holder),
    });
  });

  test("shows the day on which the real farm delivered half", async () => {
    const posted = await chain.client.getContractEvents({
      address: deployment.batchManager,
      abi: batchManagerAbi,
      eventName: "PayoutPosted",
      args: { batchId: 1n },
      fromBlock: 0n,
      strict: true,
    });
    const delivered = posted.map(({ args }) => args.deliveredBps);
    expect(delivered[19]).toBe(5_177); // 2024-04-09: 41.4 of 80 PH/s
    expect(Math.min(...delivered)).toBe(5_177);
  });

  test("has a batch whose income is proven from Bitcoin's blocks, but for the last two periods, which anybody may prove", async () => {
    const standing = await standingOf(10n);
    expect(standing).toMatchObject({ firstHeld: 22, nextHeld: 24, baseUnitsPerSat: 1n });
    const periods = Array.from({ length: 24 }, (_, period) => period);
    const proofs = { address: deployment.payoutProofs, abi: payoutProofsAbi } as const;
    const sats = await Promise.all(
      periods.map((period) =>
        chain.client.readContract({ ...proofs, functionName: "provenSats", args: [10n, BigInt(period)] }),
      ),
    );
    expect(sats.map((amount) => amount > 0n)).toEqual(periods.map((period) => period < 22));
    expect(sats.reduce((sum, amount) => sum + amount, 0n)).toBe(standing.covered);
    expect(standing.posted).toBeGreaterThan(standing.covered);
    const { escrow, proceeds } = await chain.client.readContract({
      address: deployment.capacitySlices,
      abi: capacitySlicesAbi,
      functionName: "batchAccount",
      args: [10n],
    });
    expect([proceeds > 0n, escrow > 0n]).toEqual([true, true]);
  });

  test("is refused to a chain that is not fresh", async () => {
    await expect(seedDemoWorld({ rpcUrl: chain.rpcUrl, deployment, bitcoin })).rejects.toThrow(
      "This chain has 10 batches already; the demo world needs a fresh one.",
    );
  });
});

describe("the replay", () => {
  test("posts a day that somebody else let pass, and stops when told to", async () => {
    const stop = new AbortController();
    const running = replay({
      rpcUrl: chain.rpcUrl,
      deployment,
      bitcoin,
      daySeconds: 0,
      signal: stop.signal,
      pollMs: 10,
    });
    await chain.client.increaseTime({ seconds: 86_400 });
    await chain.client.mine({ blocks: 1 });
    await expect.poll(() => batchView("nextPeriod", 1n), { timeout: 20_000 }).toBe(28);
    await expect.poll(() => batchView("nextPeriod", 4n), { timeout: 20_000 }).toBe(24);
    stop.abort();
    expect(await running).toBe("stopped");
  });

  test("gives up with a sentence where the operator has no money to post", async () => {
    const before = await chain.client.snapshot();
    await chain.client.writeContract({
      account: account(cast.operator),
      address: deployment.tokens.wbtc,
      abi: erc20Abi,
      functionName: "transfer",
      args: [account(9), await balance(deployment.tokens.wbtc, cast.operator)],
    });
    await chain.client.increaseTime({ seconds: 86_400 });
    await chain.client.mine({ blocks: 1 });
    const running = replay({ rpcUrl: chain.rpcUrl, deployment, bitcoin, daySeconds: 0, pollMs: 1 });
    await expect(running).rejects.toThrow(/WBTC are needed, but 0x\w+ has 0\.00000000 WBTC/);
    await chain.client.revert({ id: before });
  });

  test("runs through the halving to the records' end, and leaves every batch without a missing payout", async () => {
    const days: number[] = [];
    const outcome = await replay({
      rpcUrl: chain.rpcUrl,
      deployment,
      bitcoin,
      daySeconds: 0.001,
      pollMs: 1,
      onPosted: (_, day) => days.push(day),
    });
    expect(outcome).toBe("ended");
    expect(days.at(-1)).toBe(recordEnd.getTime() / 1000);
    expect(await batchesNow()).toEqual([
      ["Delta Ridge I", "Active", 38],
      ["Prairie Fortnight", "Completed", 14],
      ["Cinder Works 7", "Defaulted", 10],
      ["Mesa Nights S19", "Active", 34],
      ["Fjord Hydro", "Active", 9],
      ["Basalt Ridge", "Active", 3],
      ["Skerry Hydro", "Selling", 0],
      ["Lantern Bay", "CoolingOff", 0],
      ["Cinder Works 8", "Cancelled", 0],
      ["Geyser Proven", "Active", 35],
    ]);
    expect(await standingOf(10n)).toMatchObject({ firstHeld: 33, nextHeld: 35 });
    for (const id of [1n, 4n, 5n, 6n, 10n]) {
      expect(BigInt(await batchView("nextPeriod", id))).toBe(BigInt(await batchView("finishedPeriods", id)));
    }
  });
});
