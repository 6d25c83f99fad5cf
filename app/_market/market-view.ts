import { ratesOf } from "#app/_figures/batch-rates.ts";
import { breakEvenOf } from "#app/_figures/break-even.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

export const shows = { all: "All", "on-sale": "On sale", running: "Running", ended: "Ended" } as const;
export type Show = keyof typeof shows;

export const sorts = {
  "break-even": "Break-even, lowest first",
  price: "Price, lowest first",
  net: "Net earned, highest first",
  delivered: "Delivered, highest first",
  newest: "Newest first",
} as const;
export type Sort = keyof typeof sorts;

export type MarketView = { show: Show; sort: Sort };
type Search = Record<string, string | string[] | undefined>;

/** What the URL asks for; anything it does not know means the default. */
export function readMarketView({ show, sort }: Search): MarketView {
  return {
    show: typeof show === "string" && Object.hasOwn(shows, show) ? (show as Show) : "all",
    sort: typeof sort === "string" && Object.hasOwn(sorts, sort) ? (sort as Sort) : "break-even",
  };
}

export function marketHref(view: MarketView): string {
  const search = new URLSearchParams();
  if (view.show !== "all") search.set("show", view.show);
  if (view.sort !== "break-even") search.set("sort", view.sort);
  return search.size === 0 ? "/" : `/?${search}`;
}

export function isShown({ status, onSale }: Pick<BatchSummary, "status" | "onSale">, show: Show): boolean {
  if (show === "on-sale") return onSale;
  if (show === "running") return status === "Active";
  if (show === "ended") return ["Completed", "Defaulted", "Cancelled"].includes(status);
  return true;
}

/** The batches a view shows, in its order; those without the figure asked for come last, ended ones after the rest. */
export function arrange(batches: BatchSummary[], { show, sort }: MarketView): BatchSummary[] {
  const keyed = batches
    .filter((batch) => isShown(batch, show))
    .map((batch) => ({ batch, isEnded: isShown(batch, "ended"), key: keyOf(batch, sort) }));
  keyed.sort((a, b) => Number(a.isEnded) - Number(b.isEnded) || ascending(a.key, b.key) || byId(b.batch, a.batch));
  return keyed.map(({ batch }) => batch);
}

const byId = (a: BatchSummary, b: BatchSummary) => ascending(a.batchId, b.batchId);

function ascending(a: bigint | undefined, b: bigint | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}

/** Smaller comes first. */
function keyOf(batch: BatchSummary, sort: Sort): bigint | undefined {
  const { price, recent } = ratesOf(batch);
  if (sort === "price") return price;
  if (sort === "net") return recent && -recent.net;
  if (sort === "delivered") return recent && BigInt(-recent.deliveredBps);
  if (sort === "newest") return -batch.batchId;
  return breakEvenOf(batch, { price })?.buyer;
}
