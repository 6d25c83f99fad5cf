import { Section } from "#app/_components/section.tsx";
import { RetirePanel } from "#app/_wallet/retire-panel.tsx";
import type { SliceDetail } from "#queries/find-slice.ts";

/** For slices of ended batches: nothing is paid any more, and the token can go. */
export function AfterTheEnd({ slice }: { slice: SliceDetail }) {
  const { status, calledOffAt } = slice.batch;
  const hasEnded = status === "Completed" || status === "Defaulted" || calledOffAt !== null;
  if (!hasEnded || slice.ended !== null) return null;
  return (
    <Section
      id="retire"
      title="Retire this slice"
      lead="Its batch has ended. Retiring burns the slice for good; what it is still owed becomes its owner’s credit. Nothing obliges you: a slice can be kept, and a top-up of a posted period, or a part of a disputed bond, still reaches it."
    >
      <div className="card p-4 sm:p-5">
        <RetirePanel slice={slice} />
      </div>
    </Section>
  );
}
