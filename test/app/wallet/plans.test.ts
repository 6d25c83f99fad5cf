import { keccak256, stringToHex } from "viem";
import { expect, test } from "vitest";
import { proofs } from "#app/_proof/proofs.ts";
import { signing } from "#app/_wallet/signing.ts";
import type { Deployment } from "#chain/deployment.ts";
import { aBatch } from "#test/app/batch-fixture.ts";

const address = (digit: string) => `0x${digit.repeat(40)}` as `0x${string}`;
const me = address("a");
const deployment = {
  ...{ chainId: 31_337, startBlock: 0, genesisHash: `0x${"0".repeat(64)}`, accessManager: address("1") },
  ...{ attesterRegistry: address("2"), batchManager: address("3"), capacitySlices: address("4") },
  ...{ bitcoinNetwork: "regtest", bitcoinRelay: address("b"), payoutProofs: address("c"), heldEscrow: address("d") },
  ...{ fleetRegistry: address("5"), sliceDescriptor: address("6"), sliceMarket: address("7") },
  tokens: { usdc: aBatch().paymentToken, wbtc: aBatch().payoutToken },
} as const satisfies Deployment;
const settings = { chainId: 31_337, rpcUrl: "http://localhost", deployment };
const { plans } = signing;
const batch = aBatch({
  batchId: 7n,
  name: "Skerry",
  rate: 25_000n,
  upfront: 150_000n,
  periods: 60,
  proceeds: 9_000_000n,
});
const slice = { sliceId: 7_000_000_001n, owner: me, units: 300n, claimable: 5n, refundable: 0n, batch };

test("giving a slice back asks for exactly its owner's money, to its owner", () => {
  const plan = plans.giveBack(settings, me, { ...slice, refundableUntil: new Date(0) });
  expect(plan.call).toMatchObject({ functionName: "refund", address: deployment.batchManager });
  expect(plan.call.args).toEqual([[7_000_000_001n], me]);
  expect(plan.sentence).toContain("All that was paid for them, 495.00 USDC, goes to");
  expect(plan.spending).toBeUndefined();
});

test("proceeds are paid to the batch's operator, whoever prepared the page", () => {
  const plan = plans.collectProceeds(settings, batch);
  expect(plan.call.args).toEqual([7n, batch.operator]);
  expect(plan.lines[0]).toEqual({ label: "Proceeds", value: "$9.00" });
});

test("a cancellation is called what it is: settled where something is sold, called off where nothing is", () => {
  expect(plans.cancel(settings, { ...batch, sold: 1n }).title).toBe("Settle the cancellation of Skerry");
  expect(plans.cancel(settings, { ...batch, sold: 0n }).title).toBe("Call off Skerry");
});

test("of reasons and documents only the hash is sent", () => {
  const text = "It stood still.";
  const hash = keccak256(stringToHex(text));
  const dispute = plans.dispute(settings, batch, { id: slice.sliceId, reason: text });
  expect(dispute.call.args).toEqual([7n, slice.sliceId, hash]);
  expect(JSON.stringify(dispute.lines)).not.toContain(text);
  const decision = plans.resolveDispute(settings, batch, { forfeitBps: 2_500, reason: text });
  expect(decision.call.args).toEqual([7n, 2_500, hash]);
  const site = plans.registerSite(settings, me, { name: "Nordland", country: "NO", energyMix: text });
  expect(site.call.args).toContain(hash);
});

test("a top-up allows exactly its amount", () => {
  const plan = plans.topUp(settings, batch, { period: 3, amount: 1_234n, reason: "paid late" });
  expect(plan.spending).toMatchObject({ token: batch.payoutToken, amount: 1_234n });
  expect(plan.call).toMatchObject({ functionName: "topUp" });
});

test("a dispute's decision says what the holders get and what stays at stake", () => {
  const { lines } = plans.resolveDispute(settings, { ...batch, bond: 1_000_000n }, { forfeitBps: 2_500, reason: "x" });
  expect(lines[0]).toEqual({ label: "To the holders", value: "$0.25" });
  expect(lines[1]?.value).toBe("$0.75");
});

test("held periods are settled with an epoch for each, for nobody's own gain", () => {
  const plan = proofs.plans.settleHeld(settings, { batchId: 7n, first: 3, epochs: [0, 0] });
  expect(plan.call).toMatchObject({ functionName: "settleHeld", address: deployment.batchManager });
  expect(plan.call.args).toEqual([7n, [0, 0]]);
  expect(plan.title).toBe("Settle periods 3 to 4");
  expect(proofs.plans.settleHeld(settings, { batchId: 7n, first: 3, epochs: [0] }).title).toBe("Settle period 3");
});

test("the bond of a batch that did not answer goes to its holders, and the plan says how much that is", () => {
  const batch = { batchId: 7n, name: "Delta", bond: 50_000_000n, paymentToken: deployment.tokens.usdc };
  const plan = proofs.plans.forfeitBond(settings, batch);
  expect(plan.call).toMatchObject({ functionName: "forfeitBond", address: deployment.batchManager, args: [7n] });
  expect(plan.lines).toEqual([{ label: "Bond, to the holders", value: "$50.00" }]);
});

test("an accusation is made of the batch, to who judges proofs", () => {
  const plan = proofs.plans.accuse(settings, 7n);
  expect(plan.call).toMatchObject({ functionName: "accuse", address: deployment.heldEscrow, args: [7n] });
});
