import type { ReactNode } from "react";

/** A titled part of a page; `id` makes it linkable. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10 first:mt-0">
      <h2 id={id} className="font-semibold text-base tracking-tight">
        {title}
      </h2>
      {lead !== undefined && <p className="mt-1 max-w-prose text-ink-2">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
