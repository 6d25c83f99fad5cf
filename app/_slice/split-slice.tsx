import { Section } from "#app/_components/section.tsx";
import { SplitPanel } from "#app/_wallet/split-panel.tsx";
import type { SliceDetail } from "#queries/find-slice.ts";

/** For selling or giving away a part: the units go into two new slices of the same owner. */
export function SplitSlice({ slice }: { slice: SliceDetail }) {
  return (
    <Section
      id="split"
      title="Split this slice"
      lead="To sell or give away a part. The slice ends, two new ones take its place, and no unit and no base unit is lost: what it earned until now becomes its owner’s credit."
    >
      <div className="card p-4 sm:p-5">
        <SplitPanel slice={slice} />
      </div>
    </Section>
  );
}
