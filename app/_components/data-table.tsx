import type { ReactNode } from "react";

/** A dense table that scrolls sideways inside its own frame where the screen is narrow. */
export function DataTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="card relative overflow-x-auto">
      <table className="w-full text-sm [&_tbody_td]:border-line [&_tbody_td]:border-t [&_tbody_td]:px-2.5 [&_tbody_td]:py-1.5 [&_tbody_th]:border-line [&_tbody_th]:border-t [&_tbody_th]:px-2.5 [&_tbody_th]:py-1.5 [&_tbody_th]:text-left [&_tbody_th]:font-normal [&_thead_th]:whitespace-nowrap [&_thead_th]:px-2.5 [&_thead_th]:py-2 [&_thead_th]:text-left [&_thead_th]:font-medium [&_thead_th]:text-ink-3 [&_thead_th]:text-xs">
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
