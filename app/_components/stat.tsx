import type { ReactNode } from "react";

/** One figure with its name; `note` says under which conditions. Use inside a <dl>. */
export function Stat({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="label">{name}</dt>
      <dd className="figure-large mt-0.5 text-lg">{children}</dd>
      {note !== undefined && <dd className="label mt-0.5">{note}</dd>}
    </div>
  );
}
