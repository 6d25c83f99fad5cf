import { expect, test } from "vitest";
import { PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";
import { foreseeJudgements, settleableCount } from "#domain/held-periods.ts";

const posted = (gross: bigint, postedAt = 1_000) => ({ gross, postedAt });
const verdicts = (...[waiting, proofs]: Parameters<typeof foreseeJudgements>) =>
  foreseeJudgements(waiting, proofs).map(({ verdict, missing }) => [verdict, missing]);

test("a period is proven when proofs cover it and all proven ones before it, less the tolerance", () => {
  const waiting = [posted(1_000n), posted(1_000n)];
  expect(verdicts(waiting, { covered: 500n, proven: 1_425n, now: 2_000 })).toEqual([
    ["proven", 0n],
    ["short", 950n],
  ]);
  expect(verdicts(waiting, { covered: 500n, proven: 1_424n, now: 2_000 })[0]).toEqual(["short", 1n]);
});

test("what is not proven in time is written off, and needs no proof any more", () => {
  const waiting = [posted(1_000n), posted(300n, 5_000)];
  const due = 1_000 + PROOF_GRACE_SECONDS;
  expect(verdicts(waiting, { covered: 0n, proven: 285n, now: due })).toEqual([
    ["late", 665n],
    ["proven", 0n],
  ]);
  expect(verdicts(waiting, { covered: 0n, proven: 285n, now: due - 1 })).toEqual([
    ["short", 665n],
    ["short", 950n],
  ]);
});

test("a period without income waits for nothing", () => {
  expect(verdicts([posted(0n)], { covered: 0n, proven: 0n, now: 2_000 })).toEqual([["unearned", 0n]]);
});

test("periods are settled in order, up to the first that falls short", () => {
  const foreseen = foreseeJudgements([posted(0n), posted(100n), posted(0n)], { covered: 0n, proven: 0n, now: 2_000 });
  expect(settleableCount(foreseen)).toBe(1);
  expect(settleableCount(foreseen.slice(0, 1))).toBe(1);
  expect(settleableCount([])).toBe(0);
});
