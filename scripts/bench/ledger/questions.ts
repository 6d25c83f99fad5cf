import type { Database } from "#prisma/client.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";
import { listPayouts } from "#queries/list-payouts.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";
import { listSlices } from "#queries/list-slices.ts";
import { CHAIN, ownerOf, TERM_START, whale } from "./fill.ts";
import { type LedgerSize, LONG_PERIODS, planLedger, SLICES_PER_BATCH } from "./ledger-size.ts";

const PAGE = 50;
const DAY_MS = 86_400_000;

/** A question of the product, asked with other arguments each time. */
export interface Question {
  name: string;
  ask(i: number): Promise<unknown>;
  /** Most milliseconds that 95 of 100 answers may take. */
  p95?: number;
}

/** Pages from the beginning and from the middle, of slices and owners all over the ledger. */
export function questions(db: Database, size: LedgerSize): Question[] {
  const { batches, longBatches, owners } = planLedger(size);
  const now = new Date(Date.parse(TERM_START) + LONG_PERIODS * DAY_MS);
  const longSlice = (i: number) => sliceId((i % longBatches) + 1, (i * 389) % SLICES_PER_BATCH);
  const anySlice = (i: number) => sliceId(((i * 7_919) % batches) + 1, (i * 389) % SLICES_PER_BATCH);
  const anyOwner = (i: number) => ownerOf((i * 7_919) % owners);
  const middle = BigInt(1_000_000 + (LONG_PERIODS / 2) * 1000) * 1_000_000n;
  const page = { limit: PAGE };
  return [
    { name: "a slice's history, first page", ask: (i) => listSlicePayouts(db, CHAIN, longSlice(i), page) },
    {
      name: "a slice's history, a page from the middle",
      ask: (i) => listSlicePayouts(db, CHAIN, longSlice(i), { ...page, before: middle }),
    },
    { name: "an owner's history, first page", ask: (i) => listOwnerPayouts(db, CHAIN, anyOwner(i), page) },
    { name: "the large holder's history, first page", ask: () => listOwnerPayouts(db, CHAIN, whale, page) },
    {
      name: "the large holder's history, from the middle",
      ask: () => listOwnerPayouts(db, CHAIN, whale, { ...page, before: middle }),
    },
    { name: "a batch's payouts", ask: (i) => listPayouts(db, CHAIN, BigInt((i % longBatches) + 1), page) },
    {
      name: "a batch's slices, any page",
      ask: (i) => listSlices(db, CHAIN, BigInt((i % batches) + 1), { ...page, after: longSlice(i) }),
    },
    { name: "a slice", ask: (i) => findSlice(db, CHAIN, anySlice(i), now) },
    { name: "a batch", ask: (i) => findBatch(db, CHAIN, BigInt(((i * 7_919) % batches) + 1), now) },
    { name: "an owner's portfolio", ask: (i) => findPortfolio(db, CHAIN, anyOwner(i), now) },
    { name: "a portfolio of 1,000 slices × 365 payouts", ask: () => findPortfolio(db, CHAIN, whale, now), p95: 50 },
  ];
}

export function sliceId(batch: number, index: number): bigint {
  return BigInt(batch) * 1_000_000_000n + BigInt(index + 1);
}
