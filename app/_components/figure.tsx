import type { ReactNode } from "react";

/** A figure with its name, which gives way where the screen is narrow; the figure stays in one piece. Use inside a <dl>. */
export function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="min-w-0 text-ink-2">{name}</dt>
      <dd className="figure shrink-0 text-right">{children}</dd>
    </div>
  );
}
