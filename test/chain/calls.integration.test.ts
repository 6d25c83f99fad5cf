import { erc20Abi } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { mockUsdcAbi } from "#chain/abi/mock-usdc.ts";
import { approve } from "#chain/calls/approve.ts";
import { buyWithPermit, permitToSign } from "#chain/calls/buy-with-permit.ts";
import { claimAll } from "#chain/calls/claim-all.ts";
import { collectProceeds } from "#chain/calls/collect-proceeds.ts";
import { declareDefault } from "#chain/calls/declare-default.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { postPayouts } from "#chain/calls/post-payouts.ts";
import { releaseBond } from "#chain/calls/release-bond.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import { withdraw } from "#chain/calls/withdraw.ts";
import { accrue, open, sell } from "#domain/batch-account.ts";
import { feesOf, releaseOf } from "#domain/escrow.ts";
import { BATCH_STATUSES, defaultableAt, endOf, statusOf } from "#domain/terms.ts";
import { DAY, payoutOf, RATE, startJourney } from "./journey.ts";

let world: Awaited<ReturnType<typeof startJourney>>;
beforeAll(async () => {
  world = await startJourney();
});
afterAll(() => world.stop());

const balanceOf = (token: `0x${string}`, owner: `0x${string}`) =>
  world.client.readContract({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [owner] });
const slices = () => ({ address: world.deployment.capacitySlices, abi: capacitySlicesAbi }) as const;
const manager = () => ({ address: world.deployment.batchManager, abi: batchManagerAbi }) as const;

const statusNow = async (batchId: bigint) =>
  BATCH_STATUSES[await world.client.readContract({ ...manager(), functionName: "status", args: [batchId] })];

describe("the calls, on a chain", () => {
  test("carry a slice from its purchase through payouts to claims, to the base unit", async () => {
    const { client, deployment, holder, investor, operator, send, goTo } = world;
    const { usdc, wbtc } = deployment.tokens;
    const { terms } = await world.openBatch({}, 1n);
    await world.buyFor(investor, 1n, 250n);
    await world.buyFor(holder, 1n, 100n);
    let model = sell(open(1_000n, 3_000_000n), 350n, 350n * RATE * 3n);

    await goTo(BigInt(terms.termStart) + DAY);
    await send(operator, postPayout(deployment, { batchId: 1n, payout: payoutOf(0, 32_425n, 9_700) }));
    await send(investor, transferSlice(deployment, { id: 1_000_000_001n, from: investor, to: holder }));
    await goTo(BigInt(terms.termStart) + 3n * DAY);
    const rest = [payoutOf(1, 1n), payoutOf(2, 32_424n)];
    await send(operator, postPayouts(deployment, { batchId: 1n, payouts: rest }));
    for (const payout of [payoutOf(0, 32_425n, 9_700), ...rest]) {
      const { release, refund } = releaseOf(RATE, BigInt(payout.deliveredBps));
      const { fee } = feesOf(payout.gross, payout.hosting, 7_000n, 0n);
      model = accrue(model, payout.gross - payout.hosting - fee, release, refund).account;
    }
    expect(await client.readContract({ ...slices(), functionName: "batchAccount", args: [1n] })).toMatchObject({
      acc: model.acc,
      refundAcc: model.refundAcc,
      escrow: 0n,
      sold: 350n,
    });

    // The investor keeps what 250 units earned and are refunded until the transfer; the holder has all that follows.
    const before = await Promise.all([balanceOf(wbtc, holder), balanceOf(usdc, holder)]);
    const ids = [1_000_000_001n, 1_000_000_002n];
    const everything = { claimIds: ids, refundIds: ids, creditTokens: [], to: holder };
    await send(holder, claimAll(deployment, everything));
    await send(
      investor,
      claimAll(deployment, { claimIds: [], refundIds: [], creditTokens: [usdc, wbtc], to: investor }),
    );
    const after = await Promise.all([balanceOf(wbtc, holder), balanceOf(usdc, holder)]);
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([7_295n, 60_000n]);
    expect(await balanceOf(wbtc, investor)).toBe(10n ** 12n + 4_053n);
    expect(await balanceOf(usdc, investor)).toBe(10n ** 12n - 250n * RATE * 3n + 150_000n);

    await send(investor, releaseBond(deployment, { batchId: 1n }));
    const owed = await client.readContract({ ...slices(), functionName: "credit", args: [operator, usdc] });
    expect(owed).toBe(3_000_000n);
    await send(operator, withdraw(deployment, { token: usdc, to: operator }));
    // What the escrow released is the batch's proceeds, for its operator to collect.
    const proceeds = await balanceOf(usdc, operator);
    await send(operator, collectProceeds(deployment, { batchId: 1n, to: operator }));
    expect((await balanceOf(usdc, operator)) - proceeds).toBe(350n * RATE * 3n - 210_000n);
    expect(await statusNow(1n)).toBe("Completed");
  });

  test("buy with a permit in one transaction, with the token's own domain", async () => {
    const { client, deployment, admin, investor, send, readNow } = world;
    const { usdc } = deployment.tokens;
    await world.openBatch({}, 2n);
    await send(investor, approve(deployment, { token: usdc, amount: 0n }));
    const token = { address: usdc, abi: mockUsdcAbi } as const;
    const [, name, version] = await client.readContract({ ...token, functionName: "eip712Domain" });
    const nonce = await client.readContract({ ...token, functionName: "nonces", args: [investor] });
    const cost = 10n * RATE * 3n;
    const deadline = (await readNow()) + 3_600n;
    const typedData = permitToSign(deployment, {
      token: usdc,
      name,
      version,
      owner: investor,
      value: cost,
      nonce,
      deadline,
    });
    const signature = await client.signTypedData({ account: investor, ...typedData });
    await send(
      investor,
      buyWithPermit(deployment, { batchId: 2n, units: 10n, maxCost: cost, to: admin, deadline, signature }),
    );
    expect(await client.readContract({ ...slices(), functionName: "ownerOf", args: [2_000_000_001n] })).toBe(admin);
    const left = await client.readContract({
      ...token,
      functionName: "allowance",
      args: [investor, deployment.capacitySlices],
    });
    expect(left).toBe(0n);
    await send(investor, approve(deployment, { token: usdc, amount: 10n ** 12n }));
  });

  test("end an overdue batch at the second that the domain names, and give its money to the holders", async () => {
    const { client, deployment, holder, investor, send, goTo } = world;
    const { usdc } = deployment.tokens;
    const { terms } = await world.openBatch({}, 3n);
    await world.buyFor(holder, 3n, 3n);
    const clock = {
      saleStart: BigInt(terms.saleStart),
      saleEnd: BigInt(terms.saleEnd),
      termStart: BigInt(terms.termStart),
      periodSeconds: DAY,
      periods: 3n,
      grace: 7_200n,
      refundDeadline: 0n,
      minUnits: 0n,
    };
    const deadline = defaultableAt(clock, 0n);
    expect(await client.readContract({ ...manager(), functionName: "defaultableAt", args: [3n] })).toBe(deadline);
    expect(deadline).toBe(endOf(clock, 0n) + 7_200n);

    await goTo(deadline - 2n);
    await expect(send(investor, declareDefault(deployment, { batchId: 3n }))).rejects.toThrow("NotInDefault");
    await goTo(deadline);
    expect(statusOf(clock, { nextPeriod: 0n, sold: 3n, end: null }, deadline)).toBe("Active");
    await send(investor, declareDefault(deployment, { batchId: 3n }));
    const before = await balanceOf(usdc, holder);
    await send(
      holder,
      claimAll(deployment, { claimIds: [], refundIds: [3_000_000_001n], creditTokens: [], to: holder }),
    );
    expect((await balanceOf(usdc, holder)) - before).toBe(3n * RATE * 3n + 3_000_000n);
  });
});
