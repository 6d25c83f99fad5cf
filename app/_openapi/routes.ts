import type { z } from "zod";
import { payoutPathAnswer, proofsAnswer } from "./proof-answers.ts";

export type Route = {
  path: string;
  what: string;
  /** Search parameters it reads; all may be left out. */
  search?: readonly ("limit" | "before" | "beforePeriod")[];
  /** JSON where it is not said. */
  media?: "text/csv" | "text/event-stream";
  /** Where it is written down, a test holds real answers against it. */
  answer?: z.ZodType;
};

export const routes: readonly Route[] = [
  { path: "/api/v1/openapi.json", what: "this list as OpenAPI 3.1" },
  { path: "/api/v1/health", what: "200 when pages can be read, else 503" },
  { path: "/api/v1/status", what: "up to which block the database is true; contract addresses" },
  {
    path: "/api/v1/batches",
    what: "batches, newest first; limit, before (a batch's number: next says which)",
    search: ["limit", "before"],
  },
  { path: "/api/v1/batches/{id}", what: "one batch" },
  {
    path: "/api/v1/batches/{id}/payouts",
    what: "its payouts, newest first; limit, beforePeriod",
    search: ["limit", "beforePeriod"],
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
  },
  { path: "/api/v1/sites/{id}", what: "one site: machines, capacity, the batches that hold it" },
  { path: "/api/v1/attester-sets/{id}", what: "who signs, and how many must" },
  { path: "/api/v1/slices/{id}", what: "one slice" },
  {
    path: "/api/v1/slices/{id}/payouts",
    what: "its ledger, newest first; limit, before (a position)",
    search: ["limit", "before"],
  },
  {
    path: "/api/v1/slices/{id}/payouts.csv",
    what: "all of its ledger, as a table for spreadsheets",
    media: "text/csv",
  },
  { path: "/api/v1/portfolio/{address}", what: "what an account holds and is owed" },
  {
    path: "/api/v1/portfolio/{address}/payouts.csv",
    what: "what happened to its money, as a table for spreadsheets",
    media: "text/csv",
  },
  {
    path: "/api/v1/live",
    what: "server-sent events: a block event after each block",
    media: "text/event-stream",
  },
];
