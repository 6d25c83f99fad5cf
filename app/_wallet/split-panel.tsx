"use client";
import { useId, useState } from "react";
import { formatCount, formatCounted } from "#app/_format/count.ts";
import { formatHashrate } from "#domain/units.ts";
import type { SplittableSlice } from "./plans/split-plan.ts";
import { checkSplit } from "./reshape/check-split.ts";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

/** Splits a slice in two. `findSlice`'s answer can be passed as it is. */
export function SplitPanel({ slice }: { slice: SplittableSlice }) {
  const { units, owner, batch } = slice;
  const signer = useSign();
  const unitsId = useId();
  const [typed, setTyped] = useState(() => (units / 2n).toString());
  const cut = checkSplit(units, typed);
  const isOther = signer.account !== undefined && signer.account.toLowerCase() !== owner.toLowerCase();
  const onSign = () => {
    if (!cut.ok) return;
    void signer.sign((plans, settings) => plans.split(settings, slice, cut.parts));
  };
  const problem = isOther ? "Only its owner can split this slice." : cut.ok ? undefined : cut.problem;
  return (
    <div data-testid="split-panel">
      <label htmlFor={unitsId} className="label block">
        Units of the first part, of {formatCount(units)}
      </label>
      <div className="mt-1 grid items-center gap-x-6 gap-y-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <input
          id={unitsId}
          className="field figure text-lg"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-invalid={!cut.ok}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="split-units"
        />
        <input
          type="range"
          aria-label="Units of the first part"
          className="w-full accent-ore"
          min={1}
          max={Number(units - 1n)}
          value={Number(cut.ok ? cut.parts[0] : 1n)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Parts parts={cut.ok ? cut.parts : undefined} unitHashrate={batch.unitHashrate} />
      <div className="mt-4 max-w-xs">
        <SignButton signer={signer} label="Review split" problem={problem} onSign={onSign} testId="split" isQuiet />
      </div>
    </div>
  );
}

function Parts({ parts, unitHashrate }: { parts: [bigint, bigint] | undefined; unitHashrate: bigint }) {
  const names = ["First part", "Second part"];
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6">
      {names.map((name, index) => {
        const units = parts?.[index];
        return (
          <div key={name} className="border-line border-t pt-2">
            <dt className="label">{name}</dt>
            <dd className="figure" data-testid={`split-part-${index + 1}`}>
              {units === undefined ? "–" : formatHashrate(units * unitHashrate)}
            </dd>
            <dd className="label">{units === undefined ? "" : formatCounted(units, "unit")}</dd>
          </div>
        );
      })}
    </dl>
  );
}
