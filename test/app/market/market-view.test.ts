import { expect, test } from "vitest";
import { type MarketView, marketHref, pageOf, readMarketView, type Show, type Sort } from "#app/_market/market-view.ts";
import type { PayoutPoint } from "#queries/batch-summary.ts";
import type { MarketBatch } from "#queries/list-market.ts";
import { aBatch, knownDay } from "../batch-fixture.ts";

function marketBatch({ lastPayouts, ...changes }: Partial<MarketBatch> & { lastPayouts?: PayoutPoint[] }): MarketBatch {
  const [day = null] = lastPayouts ?? [knownDay(0)];
  return { ...aBatch(), recent: day && { ...day, periods: 1 }, ...changes };
}

const cheap = marketBatch({ batchId: 1n, rate: 10_000n, lastPayouts: [] });
const dear = marketBatch({ batchId: 2n, rate: 30_000n, lastPayouts: [{ ...knownDay(0), gross: 100_000n }] });
const ended = marketBatch({ batchId: 3n, rate: 1_000n, status: "Defaulted", onSale: false });
const running = marketBatch({ batchId: 4n, rate: 20_000n, onSale: false });
const all = [ended, running, dear, cheap];
const pageNumbers = (batches: MarketBatch[], view: MarketView, perPage = 10) =>
  pageOf(batches, view, perPage).ids.map(Number);
const ids = (sort: Sort) => pageNumbers(all, { show: "all", sort });

test("the cheapest comes first and the dearest last, ended batches after all others", () => {
  expect(ids("price")).toEqual([1, 4, 2, 3]);
  expect(ids("break-even")).toEqual([1, 4, 2, 3]);
});

test("batches without the figure asked for come after those with it", () => {
  expect(ids("net")).toEqual([2, 4, 1, 3]);
  expect(ids("delivered")).toEqual([4, 2, 1, 3]);
});

test("newest first is by number, and sorting leaves the given list alone", () => {
  const given = [...all];
  expect(ids("newest")).toEqual([4, 2, 1, 3]);
  expect(all).toEqual(given);
});

test("each filter shows what its name says", () => {
  const shown = (show: Show) => pageNumbers(all, { show, sort: "newest" });
  expect(shown("on-sale")).toEqual([2, 1]);
  expect(shown("running")).toEqual([4, 2, 1]);
  expect(shown("ended")).toEqual([3]);
  const cancelled = marketBatch({ batchId: 9n, status: "Cancelled", onSale: false });
  expect(pageNumbers([cancelled, running], { show: "ended", sort: "newest" })).toEqual([9]);
});

const everySort: Sort[] = ["break-even", "price", "net", "delivered", "newest"];

test.each(everySort)("pages by %s, one after the other, are the whole list, whatever the size of a page", (sort) => {
  // Alike in their figures, some without any, some ended: numbers decide between them.
  const many = Array.from({ length: 23 }, (_, i) =>
    marketBatch({
      batchId: BigInt(i + 1),
      rate: BigInt((i * 7) % 5) * 1_000n,
      ...(i % 4 === 0 && { lastPayouts: [] }),
      ...(i % 6 === 0 && { status: "Completed" as const }),
    }),
  );
  const whole = pageOf(many, { show: "all", sort }, 100);
  expect(whole.hasMore).toBe(false);
  expect(new Set(whole.ids).size).toBe(23);
  for (const perPage of [1, 5, 22, 23]) {
    const read: bigint[] = [];
    for (let hasMore = true; hasMore; ) {
      const page = pageOf(many, { show: "all", sort, after: read.at(-1) }, perPage);
      expect(page.ids.length).toBeGreaterThan(0);
      read.push(...page.ids);
      hasMore = page.hasMore;
    }
    expect(read).toEqual(whole.ids);
  }
});

test("a page goes on from a batch that the filter no longer shows, and begins anew after one that is not there", () => {
  const view: MarketView = { show: "on-sale", sort: "price", after: 4n };
  expect(pageNumbers(all, view)).toEqual([2]);
  expect(pageNumbers(all, { ...view, after: 99n })).toEqual([1, 2]);
});

test("a URL holds the view, and the default view has the bare URL", () => {
  expect(marketHref({ show: "all", sort: "break-even" })).toBe("/");
  const href = marketHref({ show: "ended", sort: "net" });
  const read = (href: string) => readMarketView(Object.fromEntries(new URL(href, "http://lode").searchParams));
  expect(read(href)).toEqual({ show: "ended", sort: "net" });
  expect(read(marketHref({ show: "all", sort: "break-even", after: 12n }))).toMatchObject({ after: 12n });
});

test("what a URL cannot mean is the default", () => {
  const nothing = { show: "all", sort: "break-even" };
  expect(readMarketView({ show: "toString", sort: ["price", "net"] })).toEqual(nothing);
  for (const after of ["-1", "0", "x", "9".repeat(19), ["1"]]) expect(readMarketView({ after })).toEqual(nothing);
});
