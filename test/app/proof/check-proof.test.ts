import { encodeFunctionData } from "viem";
import { describe, expect, test } from "vitest";
import { verdictOf } from "#app/_proof/check-list.tsx";
import { checkProof } from "#app/_proof/check-proof.ts";
import { findProof } from "#app/_proof/find-proof.ts";
import { provePaymentPlan } from "#app/_wallet/plans/prove-payment-plan.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import type { Deployment } from "#chain/deployment.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { coinbase, proofOf, transactionOf } from "#test/domain/bitcoin/handmade.ts";

const block = [coinbase, transactionOf({ sats: 1n }), transactionOf({ sats: 2n }), transactionOf({ sats: 3n })];
const proof = proofOf(block, 2);
const payment = verifyPaymentProof(proof);
const claimed = {
  ...{ txid: displayHash(payment.txid), vout: 0n, sats: 2n },
  ...{ scriptHash: payment.scriptHash, blockHash: displayHash(payment.blockHash) },
};
const statesOf = (changed: Partial<typeof proof>, claim = claimed) =>
  checkProof({ ...proof, ...changed }, claim).map(({ state }) => state);

describe("the checks of a proof", () => {
  test("all pass for a proof that holds and says what the page says", () => {
    const checks = checkProof(proof, claimed);
    expect(checks.map(({ state }) => state)).toEqual(Array(6).fill("passed"));
    expect(verdictOf(checks)).toEqual({ text: "6 of 6 checks passed", holds: true });
    expect(checks.map(({ says }) => says).join(" ")).toContain(claimed.txid);
  });

  test("the first that fails says why, and no later one is asked", () => {
    const [passed, failed, not] = ["passed", "failed", "unreached"];
    expect(statesOf({ transaction: "0x00" })).toEqual([failed, not, not, not, not, not]);
    expect(statesOf({ vout: 7 })).toEqual([passed, failed, not, not, not, not]);
    expect(statesOf({ index: 3 })).toEqual([passed, passed, failed, not, not, not]);
    expect(statesOf({ anchor: `0x${"11".repeat(32)}` })).toEqual([passed, passed, passed, failed, not, not]);
    const checks = checkProof({ ...proof, index: 3 }, claimed);
    expect(checks[2]?.says).toContain("leads to another root");
    expect(verdictOf(checks)).toEqual({ text: "2 of 6 checks passed", holds: false });
  });

  test("a coinbase at another place than the first fails, whatever the branch says", () => {
    const freshly = proofOf(block, 0);
    expect(checkProof(freshly).every(({ state }) => state === "passed")).toBe(true);
    expect(checkProof({ ...freshly, index: 1 }).some(({ state }) => state === "failed")).toBe(true);
  });

  test("a page that says something else than the proof is found out, figure by figure", () => {
    const wrong = [{ txid: "00" }, { vout: 1n }, { sats: 3n }, { scriptHash: "0x00" }, { blockHash: "00" }] as const;
    for (const one of wrong) expect(statesOf({}, { ...claimed, ...one }).at(-1)).toBe("failed");
  });
});

describe("a proof in what was sent to the chain", () => {
  const deployment = { payoutProofs: "0x00000000000000000000000000000000000000Aa" } as unknown as Deployment;
  const input = encodeFunctionData(provePayment(deployment, proof));

  test("is found, as it was sent", () => {
    expect(findProof(input, "regtest", claimed)).toEqual({ ...proof, network: "regtest" });
  });

  test("is found among other calls, too, each output its own", () => {
    const other = proofOf(block, 3);
    const both = `${encodeFunctionData(provePayment(deployment, other))}${input.slice(2)}` as const;
    expect(findProof(both, "regtest", claimed)?.index).toBe(2);
    expect(findProof(both, "regtest", { ...claimed, txid: displayHash(verifyPaymentProof(other).txid) })?.index).toBe(
      3,
    );
  });

  test("is not found where it is not, or is of another output", () => {
    expect(findProof("0x1234", "regtest", claimed)).toBeUndefined();
    expect(findProof(input, "regtest", { ...claimed, vout: 1n })).toBeUndefined();
    expect(findProof(input.slice(0, 300) as `0x${string}`, "regtest", claimed)).toBeUndefined();
  });

  test("to be signed says what it costs", () => {
    const settings = { chainId: 31_337, rpcUrl: "http://127.0.0.1", deployment };
    const about = { proof, payment, txid: claimed.txid, batchId: 7n };
    const plan = provePaymentPlan(settings, { ...about, proving: { gas: 78_000n, ether: "0.0001" } });
    expect(plan.lines).toContainEqual({ label: "Gas, about", value: "78,000, 0.0001 ETH" });
    expect(plan.sentence).toContain(claimed.txid);
  });
});
