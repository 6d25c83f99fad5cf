import { Section } from "#app/_components/section.tsx";
import { PaymentProofPanel } from "#app/_proof/payment-proof.tsx";
import type { ProvenPayment } from "#queries/find-payout-path.ts";

/** The proof behind each payment, to check and to take along. */
export function ProofList({ payments }: { payments: ProvenPayment[] }) {
  if (payments.length === 0) return null;
  return (
    <Section
      id="proofs"
      title={payments.length === 1 ? "The proof" : "The proofs"}
      lead="Taken from the transaction that brought it to the chain, and checked in this browser: no word of this site is needed. Saved, it can be checked anywhere with npm run verify-proof."
    >
      <div className="space-y-3">
        {payments.map(({ txid, vout, sats, scriptHash, blockHash, txHash }) => (
          <PaymentProofPanel key={`${txid}:${vout}`} payment={{ txid, vout, sats, scriptHash, blockHash, txHash }} />
        ))}
      </div>
    </Section>
  );
}
