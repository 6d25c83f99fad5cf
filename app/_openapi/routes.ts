import type { z } from "zod";
import { batchAnswer, batchesAnswer, payoutsAnswer, topUpsAnswer } from "./batch-answers.ts";
import { payoutPathAnswer, proofsAnswer } from "./proof-answers.ts";
import { attesterSetAnswer, siteAnswer } from "./site-answers.ts";
import { ledgerAnswer, portfolioAnswer, sliceAnswer } from "./slice-answers.ts";
import { documentAnswer, healthAnswer, liveAnswer, statusAnswer } from "./status-answers.ts";
import { accountColumns, sliceColumns, tableOf } from "./tables.ts";

export type Route = {
  path: string;
  what: string;
  /** Search parameters it reads; all may be left out. */
  search?: readonly ("limit" | "before" | "beforePeriod")[];
  /** JSON where it is not said. */
  media?: "text/csv" | "text/event-stream";
  /** Its answer where all is well; a journey holds real ones against it. */
  answer: z.ZodType;
};

export const routes: readonly Route[] = [
  { path: "/api/v1/openapi.json", what: "this list as OpenAPI 3.1", answer: documentAnswer },
  { path: "/api/v1/health", what: "200 when pages can be read, else 503", answer: healthAnswer },
  { path: "/api/v1/status", what: "up to which block the database is true; contract addresses", answer: statusAnswer },
  {
    path: "/api/v1/batches",
    what: "batches, newest first; limit, before (a batch's number: next says which)",
    search: ["limit", "before"],
    answer: batchesAnswer,
  },
  { path: "/api/v1/batches/{id}", what: "one batch", answer: batchAnswer },
  {
    path: "/api/v1/batches/{id}/payouts",
    what: "its payouts, newest first; limit, beforePeriod",
    search: ["limit", "beforePeriod"],
    answer: payoutsAnswer,
  },
  {
    path: "/api/v1/batches/{id}/payouts/{period}",
    what: "one period, from its payout to what was proven for it on Bitcoin",
    answer: payoutPathAnswer,
  },
  {
    path: "/api/v1/batches/{id}/proofs",
    what: "how its proofs stand, and the payments proven, newest first; limit, before (a position: next says which)",
    search: ["limit", "before"],
    answer: proofsAnswer,
  },
  {
    path: "/api/v1/batches/{id}/top-ups",
    what: "what was paid for posted periods afterwards; limit, before (a position)",
    search: ["limit", "before"],
    answer: topUpsAnswer,
  },
  { path: "/api/v1/sites/{id}", what: "one site: machines, capacity, the batches that hold it", answer: siteAnswer },
  { path: "/api/v1/attester-sets/{id}", what: "who signs, and how many must", answer: attesterSetAnswer },
  { path: "/api/v1/slices/{id}", what: "one slice", answer: sliceAnswer },
  {
    path: "/api/v1/slices/{id}/payouts",
    what: "its ledger, newest first; limit, before (a position)",
    search: ["limit", "before"],
    answer: ledgerAnswer,
  },
  {
    path: "/api/v1/slices/{id}/payouts.csv",
    what: "all of its ledger, as a table for spreadsheets",
    media: "text/csv",
    answer: tableOf(sliceColumns),
  },
  { path: "/api/v1/portfolio/{address}", what: "what an account holds and is owed", answer: portfolioAnswer },
  {
    path: "/api/v1/portfolio/{address}/payouts.csv",
    what: "what happened to its money, as a table for spreadsheets",
    media: "text/csv",
    answer: tableOf(accountColumns),
  },
  {
    path: "/api/v1/live",
    what: "server-sent events: a block event after each block",
    media: "text/event-stream",
    answer: liveAnswer,
  },
];
