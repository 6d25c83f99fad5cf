import { FullAddress } from "#app/_components/address.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatTime } from "#app/_format/time.ts";
import type { SliceDetail } from "#queries/find-slice.ts";

/** Who held the slice and when: a payout belongs to whoever held it when it was posted. */
export function OwnerHistory({ slice }: { slice: SliceDetail }) {
  return (
    <Section id="owners" title="Owners" lead="A payout belongs to whoever held the slice when it was posted.">
      <ol className="card divide-y divide-line">
        {slice.owners.map(({ owner, from, to }, place) => (
          <li key={from.getTime()} className="flex flex-wrap justify-between gap-x-6 gap-y-1 px-4 py-2.5">
            <FullAddress address={owner} what="address" />
            <span className="figure text-ink-2 text-xs">
              {formatTime(from)} to {to === null ? "now" : formatTime(to)}
              {place === 0 && ` · ${slice.origin.how}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="label mt-2">
        Minted in <Hash value={slice.mintTx} what="transaction that minted this slice" />
      </p>
    </Section>
  );
}
