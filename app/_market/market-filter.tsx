import Form from "next/form";
import Link from "next/link";
import type { MarketBatch } from "#queries/list-market.ts";
import { isShown, type MarketView, marketHref, type Show, shows, sorts } from "./market-view.ts";
import { SortSelect } from "./sort-select.tsx";

/** Which batches, in which order. Links and a form: the URL holds the state, and it works without scripts. */
export function MarketFilter({ view, batches }: { view: MarketView; batches: MarketBatch[] }) {
  return (
    <div className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <h2 className="sr-only">Batches</h2>
      <nav aria-label="Which batches" className="flex flex-wrap gap-1">
        {(Object.keys(shows) as Show[]).map((show) => (
          <Link
            key={show}
            href={marketHref({ show, sort: view.sort })}
            scroll={false}
            aria-current={view.show === show ? "true" : undefined}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2.5 text-ink-2 hover:bg-raised aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-ink"
          >
            {shows[show]}
            <span className="figure text-ink-3 text-xs">{batches.filter((batch) => isShown(batch, show)).length}</span>
          </Link>
        ))}
      </nav>
      <Form action="/" scroll={false} className="flex items-center gap-2">
        {view.show !== "all" && <input type="hidden" name="show" value={view.show} />}
        <SortSelect sort={view.sort} sorts={sorts} />
        <noscript>
          <button type="submit" className="button">
            Apply
          </button>
        </noscript>
      </Form>
    </div>
  );
}
