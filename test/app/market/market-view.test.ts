import { expect, test } from "vitest";
import { arrange, marketHref, readMarketView, type Sort } from "#app/_market/market-view.ts";
import { aBatch, knownDay } from "../batch-fixture.ts";

const cheap = aBatch({ batchId: 1n, rate: 10_000n, lastPayouts: [] });
const dear = aBatch({ batchId: 2n, rate: 30_000n, lastPayouts: [{ ...knownDay(0), gross: 100_000n }] });
const ended = aBatch({ batchId: 3n, rate: 1_000n, status: "Defaulted", onSale: false });
const running = aBatch({ batchId: 4n, rate: 20_000n, onSale: false });
const all = [ended, running, dear, cheap];
const ids = (sort: Sort) => arrange(all, { show: "all", sort }).map(({ batchId }) => Number(batchId));

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
  const shown = (show: "on-sale" | "running" | "ended") =>
    arrange(all, { show, sort: "newest" }).map(({ batchId }) => Number(batchId));
  expect(shown("on-sale")).toEqual([2, 1]);
  expect(shown("running")).toEqual([4, 2, 1]);
  expect(shown("ended")).toEqual([3]);
  const cancelled = aBatch({ batchId: 9n, status: "Cancelled", onSale: false });
  expect(arrange([cancelled, running], { show: "ended", sort: "newest" })).toEqual([cancelled]);
});

test("a URL holds the view, and the default view has the bare URL", () => {
  expect(marketHref({ show: "all", sort: "break-even" })).toBe("/");
  const href = marketHref({ show: "ended", sort: "net" });
  expect(readMarketView(Object.fromEntries(new URL(href, "http://lode").searchParams))).toEqual({
    show: "ended",
    sort: "net",
  });
});

test("what a URL cannot mean is the default", () => {
  expect(readMarketView({ show: "toString", sort: ["price", "net"] })).toEqual({ show: "all", sort: "break-even" });
});
