import type { ReactNode } from "react";

/** A dense table that scrolls sideways inside its own frame where the screen is narrow. */
export function DataTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="card relative overflow-x-auto">
      <table className="w-full text-sm [&_td]:border-line [&_td]:border-t [&_td]:px-3 [&_td]:py-1.5 [&_th]:whitespace-nowrap [&_th]:px-3 [&_th]:py-2 [&_th]:text-left [&_th]:font-medium [&_th]:text-ink-3 [&_th]:text-xs">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** A cell of figures, right-aligned so that digits stand under digits. */
export function FigureCell({ children }: { children: ReactNode }) {
  return <td className="figure whitespace-nowrap text-right">{children}</td>;
}

export function FigureHead({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="text-right!">
      {children}
    </th>
  );
}
