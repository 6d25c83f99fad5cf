import { earnedOver, priceOf } from "#app/_figures/batch-rates.ts";
import { breakEvenOf } from "#app/_figures/break-even.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { MarketBatch } from "#queries/list-market.ts";

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

/** `after`: the number of the batch that the page before ended with. */
export type MarketView = { show: Show; sort: Sort; after?: bigint };
type Search = Record<string, string | string[] | undefined>;

/** What the URL asks for; anything it does not know means the default. */
export function readMarketView({ show, sort, after }: Search): MarketView {
  return {
    show: typeof show === "string" && Object.hasOwn(shows, show) ? (show as Show) : "all",
    sort: typeof sort === "string" && Object.hasOwn(sorts, sort) ? (sort as Sort) : "break-even",
    ...(typeof after === "string" && /^[1-9]\d{0,17}$/.test(after) && { after: BigInt(after) }),
  };
}

export function marketHref(view: MarketView): string {
  const search = new URLSearchParams();
  if (view.show !== "all") search.set("show", view.show);
  if (view.sort !== "break-even") search.set("sort", view.sort);
  if (view.after !== undefined) search.set("after", view.after.toString());
  return search.size === 0 ? "/" : `/?${search}`;
}

export function isShown({ status, onSale }: Pick<BatchSummary, "status" | "onSale">, show: Show): boolean {
  if (show === "on-sale") return onSale;
  if (show === "running") return status === "Active";
  if (show === "ended") return ["Completed", "Defaulted", "Cancelled"].includes(status);
  return true;
}

type Placed = { batch: MarketBatch; isEnded: boolean; key: bigint | undefined };

/**
 * The numbers of the batches of one page, in the view's order, and whether there are more; those without the figure asked for come
 * last, ended ones after the rest. A page begins behind where the batch `after` stands now, shown or not: nothing comes twice, and
 * nothing is left out, because of what other batches did meanwhile.
 */
export function pageOf(batches: MarketBatch[], { show, sort, after }: MarketView, perPage: number) {
  const place = (batch: MarketBatch) => ({ batch, isEnded: isShown(batch, "ended"), key: keyOf(batch, sort) });
  const last = batches.find(({ batchId }) => batchId === after);
  const end = last && place(last);
  const placed = batches.filter((batch) => isShown(batch, show)).map(place);
  const rest = (end ? placed.filter((one) => compare(end, one) < 0) : placed).sort(compare);
  return { ids: rest.slice(0, perPage).map(({ batch }) => batch.batchId), hasMore: rest.length > perPage };
}

function compare(a: Placed, b: Placed): number {
  return (
    Number(a.isEnded) - Number(b.isEnded) || ascending(a.key, b.key) || ascending(b.batch.batchId, a.batch.batchId)
  );
}

function ascending(a: bigint | undefined, b: bigint | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}

/** Smaller comes first. */
function keyOf(batch: MarketBatch, sort: Sort): bigint | undefined {
  if (sort === "newest") return -batch.batchId;
  if (sort === "price") return priceOf(batch);
  if (sort === "break-even") return breakEvenOf(batch, { price: priceOf(batch) })?.buyer;
  const recent = batch.recent && earnedOver(batch, batch.recent);
  if (recent === null) return undefined;
  return sort === "net" ? -recent.net : BigInt(-recent.deliveredBps);
}
