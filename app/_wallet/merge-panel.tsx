"use client";
import { useState } from "react";
import { formatCounted } from "#app/_format/count.ts";
import { formatHashrate } from "#domain/units.ts";
import { type MergeableBatch, type MergeableSlice, mergeableBatches } from "./reshape/mergeable.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

type Props = { owner: `0x${string}`; slices: MergeableSlice[] };

/** Merges slices of one batch. Shows nothing where no batch has two. What `findPortfolio` returns can be passed as it is. */
export function MergePanel({ owner, slices }: Props) {
  const batches = mergeableBatches(slices);
  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="merge-title" className="card mt-4 p-4 sm:p-5" data-testid="merge-panel">
      <h2 id="merge-title" className="font-semibold text-base">
        Merge slices
      </h2>
      <p className="mt-1 text-ink-2">
        Slices of one batch can become one: fewer to claim and to keep in view, with the same units and the same income.
      </p>
      {batches.map((batch) => (
        <MergeBatch key={batch.batchId} owner={owner} batch={batch} />
      ))}
    </section>
  );
}

function MergeBatch({ owner, batch }: { owner: `0x${string}`; batch: MergeableBatch }) {
  const signer = useSign();
  const [left, setLeft] = useState<ReadonlySet<bigint>>(() => new Set());
  const chosen = batch.slices.filter(({ sliceId }) => !left.has(sliceId));
  const units = chosen.reduce((sum, slice) => sum + slice.units, 0n);
  const unitHashrate = batch.slices[0]?.unitHashrate ?? 0n;
  const isOther = signer.account !== undefined && signer.account.toLowerCase() !== owner.toLowerCase();
  const toggle = (id: bigint) =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]));
  const onSign = () => void signer.sign((plans, settings) => plans.merge(settings, owner, chosen));
  const problem = isOther
    ? "Only their owner can merge these slices."
    : chosen.length < 2
      ? "Choose at least two slices."
      : undefined;
  return (
    <fieldset className="mt-4 border-line border-t pt-3">
      <legend className="sr-only">Slices of {batch.batchName}</legend>
      <p className="font-medium">{batch.batchName}</p>
      <ul className="mt-1 max-h-60 overflow-y-auto">
        {batch.slices.map(({ sliceId, units }) => (
          <li key={sliceId}>
            <label className="flex items-center justify-between gap-4 py-1.5">
              <span className="flex items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-ore"
                  checked={!left.has(sliceId)}
                  onChange={() => toggle(sliceId)}
                />
                <span className="figure">{sliceId.toString()}</span>
              </span>
              <span className="figure text-ink-2">{formatCounted(units, "unit")}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className="label mt-2 mb-2" aria-live="polite">
        {chosen.length < 2 ? "Nothing chosen to merge" : `Become one slice of ${formatHashrate(units * unitHashrate)}`}
      </p>
      <SignButton
        signer={signer}
        label={`Merge ${chosen.length} slices`}
        problem={problem}
        onSign={onSign}
        testId={`merge-${batch.batchId}`}
        isQuiet
      />
    </fieldset>
  );
}
