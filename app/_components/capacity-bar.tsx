import { bpsOf, formatShare } from "#app/_format/count.ts";
import { formatHashrate } from "#domain/units.ts";
import { FractionBar } from "./fraction-bar.tsx";

/** How much of a site's capacity batches hold. */
export function CapacityBar({ capacity, reserved }: { capacity: bigint; reserved: bigint }) {
  const bps = bpsOf(reserved, capacity);
  return (
    <>
      <FractionBar bps={bps} name={`${formatShare(bps)} of the site’s capacity is reserved`} />
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-ink-2 text-xs">
        {reserved === 0n ? (
          <span>Nothing reserved</span>
        ) : (
          <span>
            <span className="figure">{formatHashrate(reserved)}</span> reserved by batches
          </span>
        )}
        <span>
          <span className="figure">{formatHashrate(capacity > reserved ? capacity - reserved : 0n)}</span> free
        </span>
      </p>
    </>
  );
}
