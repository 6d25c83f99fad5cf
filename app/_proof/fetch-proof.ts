import { getTransaction } from "wagmi/actions";
import type { Machinery } from "#app/_wallet/machinery/machinery.ts";
import type { PaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { findProof } from "./find-proof.ts";

/** The proof of a payment as it was sent to the chain. Throws a sentence where it cannot be found there. */
export async function fetchProof(
  { config, settings: { deployment } }: Machinery,
  payment: { txHash: `0x${string}`; txid: string; vout: bigint },
): Promise<PaymentProof> {
  const { input } = await getTransaction(config, { hash: payment.txHash });
  const proof = findProof(input, deployment.bitcoinNetwork, payment);
  if (proof === undefined) {
    throw new Error(
      "The transaction that proved this payment does not carry the proof in a form that can be read here. npm run prove-payment builds it again from Bitcoin.",
    );
  }
  return proof;
}
