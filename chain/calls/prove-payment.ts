import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import type { PaymentProof, ProvenPayment } from "#domain/bitcoin/verify-payment-proof.ts";

/** Anybody: counts a payment in Bitcoin for the batch whose script it pays. */
export function provePayment(deployment: Deployment, proof: PaymentProof) {
  const { anchor, headers, branch, index, transaction, vout } = proof;
  return {
    address: deployment.payoutProofs,
    abi: payoutProofsAbi,
    functionName: "prove",
    args: [{ anchor, headers, branch, index: BigInt(index), transaction, vout: BigInt(vout) }],
  } as const satisfies Call;
}

export function describeProvePayment({ txid, vout, sats }: Pick<ProvenPayment, "txid" | "vout" | "sats">): string {
  return `Prove that output ${vout} of Bitcoin transaction ${displayHash(txid)} paid ${sats} sats.`;
}
