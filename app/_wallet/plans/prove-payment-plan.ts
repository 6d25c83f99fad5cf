import { describeProvePayment, provePayment } from "#chain/calls/prove-payment.ts";
import type { PaymentProof, ProvenPayment } from "#domain/bitcoin/verify-payment-proof.ts";
import { formatSats } from "#domain/money.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

export type ProvablePayment = {
  proof: PaymentProof;
  payment: ProvenPayment;
  /** In display order. */
  txid: string;
  batchId: bigint;
  proving: { gas: bigint; ether: string } | { refused: string } | undefined;
};

/** Brings the proof of a payment to the contract. Anybody may, for any batch. */
export function provePaymentPlan(
  { deployment }: WalletSettings,
  { proof, payment, txid, batchId, proving }: ProvablePayment,
): Plan {
  return {
    title: "Prove a payment on Bitcoin",
    verb: "prove it",
    sentence: describeProvePayment(payment),
    lines: [
      { label: "Amount", value: formatSats(payment.sats) },
      { label: "Counts for", value: `batch ${batchId}` },
      { label: "Bitcoin transaction", value: `${txid}, output ${payment.vout}` },
      ...(proving !== undefined && "gas" in proving
        ? [{ label: "Gas, about", value: `${proving.gas.toLocaleString("en-US")}, ${proving.ether} ETH` }]
        : []),
    ],
    call: provePayment(deployment, proof),
    done: {
      sentence: "Proven. The payment counts for the batch from now on.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
