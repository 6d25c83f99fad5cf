import type { ReactNode } from "react";

/** A titled part of a page; `id` makes it linkable. */
export function Section({
  id,
  title,
  lead,
  aside,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  /** What can be done with all of it, at the far end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10 first:mt-0">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={id} className="font-semibold text-base tracking-tight">
          {title}
        </h2>
        {aside}
      </div>
      {lead !== undefined && <p className="mt-1 max-w-prose text-ink-2">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
