import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve } from "#chain/calls/approve.ts";
import { buy } from "#chain/calls/buy.ts";
import type { Call } from "#chain/calls/call.ts";
import { claim } from "#chain/calls/claim.ts";
import { claimAll } from "#chain/calls/claim-all.ts";
import { createBatch } from "#chain/calls/create-batch.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import { explainError } from "#chain/explain-error.ts";
import { disclosure, payoutOf, startJourney } from "./journey.ts";

let world: Awaited<ReturnType<typeof startJourney>>;
beforeAll(async () => {
  world = await startJourney();
  await world.openBatch();
  await world.buyFor(world.holder, 1n, 900n);
});
afterAll(() => world.stop());

async function failureOf(account: `0x${string}`, call: Call) {
  return explainError(
    await world.send(account, call).then(
      () => "it succeeded",
      (error: unknown) => error,
    ),
    world.deployment,
  );
}
const order = { batchId: 1n, units: 100n, maxCost: 6_000_000n };

describe("what a chain refuses is explained", () => {
  test("when it is the manager that refuses", async () => {
    const { deployment, investor, operator } = world;
    expect(await failureOf(investor, buy(deployment, { ...order, maxCost: 5_999_999n, to: investor }))).toMatchObject({
      what: "The slice costs 6.00 USDC, above the 5.999999 USDC you agreed to.",
      retry: "now",
    });
    expect((await failureOf(investor, buy(deployment, { ...order, batchId: 77n, to: investor }))).what).toBe(
      "There is no batch 77.",
    );
    expect(
      (await failureOf(investor, postPayout(deployment, { batchId: 1n, payout: payoutOf(0, 1n) }))).what,
    ).toContain(operator);
    expect((await failureOf(operator, postPayout(deployment, { batchId: 1n, payout: payoutOf(1, 1n) }))).next).toBe(
      "Post period 0.",
    );
    expect((await failureOf(operator, postPayout(deployment, { batchId: 1n, payout: payoutOf(0, 1n) }))).retry).toBe(
      "later",
    );
    const terms = await world.makeTerms();
    expect((await failureOf(investor, createBatch(deployment, { terms, disclosure }))).what).toContain(
      "not admitted as an operator",
    );
    expect(
      (await failureOf(operator, createBatch(deployment, { terms: { ...terms, bond: 1n }, disclosure }))).next,
    ).toContain("at least 3.00 USDC");
  });

  test("when it is the slices contract behind the manager that refuses", async () => {
    const { deployment, investor } = world;
    expect(
      (await failureOf(investor, buy(deployment, { ...order, units: 101n, maxCost: 10n ** 9n, to: investor }))).what,
    ).toBe("101 units were asked for, and 100 are left.");
  });

  test("when it is the token behind both that refuses", async () => {
    const { deployment, investor } = world;
    await world.send(investor, approve(deployment, { token: deployment.tokens.usdc, amount: 5n }));
    expect((await failureOf(investor, buy(deployment, { ...order, to: investor }))).next).toBe(
      "Approve exactly 6.00 USDC, and try again.",
    );
    await world.send(world.admin, approve(deployment, { token: deployment.tokens.usdc, amount: 6_000_000n }));
    expect((await failureOf(world.admin, buy(deployment, { ...order, to: investor }))).what).toBe(
      `${world.admin} holds 0.00 USDC, and 6.00 USDC are needed.`,
    );
  });

  test("when it is a part of a multicall that is refused", async () => {
    const { deployment, investor, holder } = world;
    const nothing = { claimIds: [1_000_000_001n], refundIds: [], creditTokens: [deployment.tokens.wbtc], to: holder };
    expect((await failureOf(holder, claimAll(deployment, nothing))).what).toBe(`${holder} has no credit in WBTC.`);
    expect((await failureOf(investor, claim(deployment, { ids: [1_000_000_001n], to: investor }))).what).toContain(
      "only its owner",
    );
    expect((await failureOf(investor, claim(deployment, { ids: [5n], to: investor }))).what).toBe(
      "There is no slice 5.",
    );
  });

  test("when it is ERC-721 that refuses", async () => {
    const { deployment, investor, holder } = world;
    const stolen = transferSlice(deployment, { id: 1_000_000_001n, from: holder, to: investor });
    expect((await failureOf(investor, stolen)).what).toBe(`${investor} may not move slice 1000000001.`);
    const lost = transferSlice(deployment, { id: 1_000_000_001n, from: holder, to: deployment.batchManager });
    expect((await failureOf(holder, lost)).what).toContain("cannot receive slices");
  });

  test("when there is no contract, and when there is no node", async () => {
    const { deployment, investor, client } = world;
    const elsewhere = { ...deployment, batchManager: investor };
    expect((await failureOf(investor, buy(elsewhere, { ...order, to: investor }))).what).toContain(
      "no contract of Lode",
    );
    expect(client.chain.id).toBe(deployment.chainId);
    const { createPublicClient, http } = await import("viem");
    const nobody = createPublicClient({ transport: http("http://127.0.0.1:1", { retryCount: 0 }) });
    const error = await nobody.getBlockNumber().catch((thrown: unknown) => thrown);
    expect(explainError(error)).toMatchObject({ what: "The chain's node does not answer.", retry: "later" });
  });
});
