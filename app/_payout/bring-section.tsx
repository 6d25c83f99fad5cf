import { Section } from "#app/_components/section.tsx";
import { BringProof } from "#app/_proof/bring-proof.tsx";
import type { PayoutPath } from "#queries/find-payout-path.ts";

/** Where anybody proves a payment that nobody proved yet. */
export function BringSection({ path: { batchId, scripts } }: { path: PayoutPath }) {
  return (
    <Section
      id="bring"
      title="Prove a payment yourself"
      lead={
        scripts.length === 0
          ? "This batch registered no script, so no payment can be proven for it. A proof for another batch is taken here, too."
          : "A payment that the operator keeps quiet about counts as well, once somebody proves it. It counts for the batch whose script it pays, and the period its block falls in."
      }
    >
      <BringProof batchId={batchId} />
    </Section>
  );
}
