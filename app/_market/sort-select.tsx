"use client";

/** Submits its form as soon as another order is chosen. */
export function SortSelect({ sort, sorts }: { sort: string; sorts: Record<string, string> }) {
  return (
    <label className="inline-flex items-center gap-2">
      <span className="label whitespace-nowrap">Sort by</span>
      <select
        key={sort}
        name="sort"
        defaultValue={sort}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="field w-auto py-1"
      >
        {Object.entries(sorts).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
