import fc from "fast-check";
import { expect, test } from "vitest";
import type { FetchedRange } from "#indexer/chain/fetch-range.ts";
import type { Header } from "#indexer/chain/header.ts";
import { RangeTooLargeError, RetryableError } from "#indexer/errors.ts";
import { rangesAhead } from "#indexer/ranges-ahead.ts";

const header = (number: bigint): Header => ({
  ...{ number, hash: `0x${number.toString(16)}`, parentHash: "0x", logsBloom: "0x" },
  time: new Date(0),
});
const rangeOf = (from: bigint, to: bigint, events = 0): FetchedRange => ({
  ...{ first: header(from), last: header(to), headers: [] },
  events: Array.from({ length: events }) as never,
});
const ignore = () => {};
const endless = new AbortController().signal;

async function all(ranges: AsyncGenerator<FetchedRange>): Promise<[bigint, bigint][]> {
  const got: [bigint, bigint][] = [];
  for await (const { first, last } of ranges) got.push([first.number, last.number]);
  return got;
}

/** Resolves after so many turns of the event loop. */
async function turns(count: number) {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
}

test("every block comes once and in order, whatever the node refuses and whichever answer comes first", async () => {
  const blocks = fc.bigInt({ min: 0n, max: 5_000n });
  const node = fc.record({
    most: fc.integer({ min: 1, max: 700 }),
    says: fc.boolean(),
    density: fc.integer({ min: 0, max: 90 }),
  });
  await fc.assert(
    fc.asyncProperty(
      blocks,
      blocks,
      node,
      fc.infiniteStream(fc.nat(4)),
      async (done, length, { most, says, density }, waits) => {
        const to = done + length;
        const fetch = async (from: bigint, end: bigint) => {
          await turns(waits.next().value);
          const count = end - from + 1n;
          if (count > BigInt(most)) throw new RangeTooLargeError("too many", says ? BigInt(most) : undefined);
          return rangeOf(from, end, Number(count) * density);
        };
        let next = done + 1n;
        for (const [from, end] of await all(rangesAhead(done, to, fetch, endless, ignore))) {
          expect(from).toBe(next);
          expect(end).toBeGreaterThanOrEqual(from);
          next = end + 1n;
        }
        expect(next).toBe(to + 1n);
      },
    ),
    { numRuns: 60 },
  );
});

test("the next ranges are asked for while one is written, and not more than two", async () => {
  let open = 0;
  let most = 0;
  const fetch = async (from: bigint, to: bigint) => {
    most = Math.max(most, ++open);
    await turns(3);
    open--;
    return rangeOf(from, to, 4_000);
  };
  for await (const _ of rangesAhead(0n, 3_000n, fetch, endless, ignore)) {
    expect(open).toBeGreaterThan(0);
    await turns(8);
    if (most === 2) break;
  }
  expect(most).toBe(2);
});

test("a failure is heard when its turn comes: what lies before it is handed over, and nothing after it", async () => {
  const fetch = async (from: bigint, to: bigint) => {
    if (from <= 301n && to >= 301n) throw new RetryableError("lost");
    return rangeOf(from, to, 4_000);
  };
  const got: bigint[] = [];
  const read = async () => {
    for await (const { last } of rangesAhead(0n, 1_000n, fetch, endless, ignore)) got.push(last.number);
  };
  await expect(read()).rejects.toThrow("lost");
  expect(got).toEqual([100n, 200n, 300n]);
});

test("a node that refuses even one block is not asked for ever", async () => {
  const fetch = () => Promise.reject(new RangeTooLargeError("never"));
  await expect(all(rangesAhead(0n, 10n, fetch, endless, ignore))).rejects.toThrow("never");
});

test("nothing is handed over once the signal is aborted", async () => {
  const stop = new AbortController();
  const got: bigint[] = [];
  for await (const { last } of rangesAhead(
    0n,
    5_000n,
    async (from, to) => rangeOf(from, to, 4_000),
    stop.signal,
    ignore,
  )) {
    got.push(last.number);
    if (got.length === 2) stop.abort();
  }
  expect(got).toEqual([100n, 200n]);
});

test("ranges become larger where there is little, and smaller where there is much", async () => {
  const sizes = async (events: number) =>
    (
      await all(
        rangesAhead(
          0n,
          20_000n,
          async (from, to) => rangeOf(from, to, Number(to - from + 1n) * events),
          endless,
          ignore,
        ),
      )
    )
      .slice(0, -1)
      .map(([from, to]) => Number(to - from + 1n));
  expect(Math.max(...(await sizes(0)))).toBe(1_000);
  expect((await sizes(800)).at(-1)).toBe(5);
});
