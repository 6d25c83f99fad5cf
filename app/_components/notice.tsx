import type { ReactNode } from "react";

/** A page's place taken by what happened and what to do next. */
export function Notice({
  title,
  what,
  next,
  children,
}: {
  title: string;
  what: string;
  next: string;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-xl py-16">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="mt-3 text-ink-2">{what}</p>
      <p className="mt-2 text-ink-2">{next}</p>
      <div className="mt-6 flex flex-wrap items-center gap-3">{children}</div>
    </div>
  );
}
