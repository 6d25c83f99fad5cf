import type { ReactNode } from "react";

/** "How computed" beneath a figure: the formula with this page's own numbers. */
export function HowComputed({ title = "How computed", children }: { title?: string; children: ReactNode }) {
  return (
    <details className="group mt-2 text-ink-2 text-xs">
      <summary className="inline-flex min-h-6 items-center text-ink-3 underline decoration-dotted underline-offset-4 hover:text-ink">
        {title}
      </summary>
      <div className="mt-1.5 max-w-prose space-y-1.5 rounded-lg bg-raised p-3">{children}</div>
    </details>
  );
}
