import { formatDollars } from "#app/_format/token.ts";
import { formatHashrate } from "#domain/units.ts";
import { formatUtc } from "#domain/utc.ts";
import type { DraftReading } from "./read-draft.ts";

/** What the draft comes to, as far as it can be read. */
export function DraftPreview({ reading: { figures, ready } }: { reading: DraftReading }) {
  const rows = [
    ["Capacity", figures && formatHashrate(figures.hashrate)],
    ["Price per unit, whole term", figures && formatDollars(figures.pricePerUnit, 6)],
    ["Of it upfront", figures && figures.upfront > 0n ? formatDollars(figures.upfront, 6) : "none"],
    ["Total price, all sold", figures && formatDollars(figures.total, 6)],
    ["Smallest bond", figures && formatDollars(figures.minBond, 6)],
    ["Your bond", ready && formatDollars(ready.terms.bond, 6)],
    ["Term ends", figures && formatUtc(figures.termEnd)],
  ] as const;
  return (
    <>
      <h2 className="font-semibold">What it comes to</h2>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5" data-testid="draft-preview">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="figure text-right">{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
      <p className="label mt-3">
        Buyers' money waits in escrow and becomes your proceeds day by day, in proportion to what you delivered; the
        upfront part once nobody can give slices back. A day that is not posted in time lets anybody end the batch: the
        rest of the escrow and your bond go to the holders.
      </p>
    </>
  );
}
