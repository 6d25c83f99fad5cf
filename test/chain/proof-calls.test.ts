import { decodeFunctionData, encodeFunctionData } from "viem";
import { describe, expect, test } from "vitest";
import { accuseBatch, describeAccuseBatch } from "#chain/calls/accuse-batch.ts";
import { describeExtendRelay, extendRelay } from "#chain/calls/extend-relay.ts";
import { describeForfeitBond, forfeitBond } from "#chain/calls/forfeit-bond.ts";
import { describeProvePayment, provePayment } from "#chain/calls/prove-payment.ts";
import { describeRegisterScript, registerScript } from "#chain/calls/register-script.ts";
import { describeSettleHeld, settleHeld } from "#chain/calls/settle-held.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { coinbase, proofOf, transactionOf } from "#test/domain/bitcoin/handmade.ts";
import { deployment } from "./fixture.ts";

const proof = proofOf([coinbase, transactionOf()]);

describe("the calls about proofs", () => {
  test("prove a payment with exactly what its proof holds, but for the name of the network", () => {
    const call = provePayment(deployment, proof);
    expect(call.address).toBe(deployment.payoutProofs);
    const { args } = decodeFunctionData({ abi: call.abi, data: encodeFunctionData(call) });
    const { network: _, index, vout, ...rest } = proof;
    expect(args).toEqual([{ ...rest, index: BigInt(index), vout: BigInt(vout) }]);
    const payment = verifyPaymentProof(proof);
    expect(describeProvePayment(payment)).toBe(
      `Prove that output 0 of Bitcoin transaction ${displayHash(payment.txid)} paid 5000 sats.`,
    );
  });

  test("register a script, extend the relay, settle what waits, and accuse", () => {
    expect(registerScript(deployment, { batchId: 3n, script: "0x51" })).toMatchObject({
      address: deployment.payoutProofs,
      args: [3n, "0x51"],
    });
    expect(describeRegisterScript({ batchId: 3n, payee: "bc1q" })).toBe(
      "Let payments to bc1q count for batch 3, and for no other batch, for ever.",
    );
    expect(extendRelay(deployment, { from: proof.anchor, headers: "0x00" })).toMatchObject({
      address: deployment.bitcoinRelay,
      args: [proof.anchor, "0x00"],
    });
    expect(describeExtendRelay({ first: 7, last: 9 })).toBe(
      "Bring the relay the 3 headers of Bitcoin's blocks 7 to 9.",
    );
    expect(describeExtendRelay({ first: 9, last: 9 })).toBe("Bring the relay the header of Bitcoin's block 9.");
    expect(settleHeld(deployment, { batchId: 3n, epochs: [1, 2] })).toMatchObject({
      address: deployment.batchManager,
      args: [3n, [1, 2]],
    });
    expect(describeSettleHeld({ batchId: 3n, first: 4, count: 1 })).toContain("in period 4 of batch 3:");
    expect(describeSettleHeld({ batchId: 3n, first: 4, count: 2 })).toContain("in periods 4 to 5 of batch 3:");
    expect(accuseBatch(deployment, { batchId: 3n })).toMatchObject({ address: deployment.heldEscrow, args: [3n] });
    expect(describeAccuseBatch({ batchId: 3n })).toContain("Accuse batch 3 of having posted less than is proven.");
    expect(forfeitBond(deployment, { batchId: 3n })).toMatchObject({ address: deployment.batchManager, args: [3n] });
    expect(describeForfeitBond({ batchId: 3n })).toContain("Give the bond of the completed batch 3 to its holders");
  });
});
