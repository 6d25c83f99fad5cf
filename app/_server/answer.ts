import "server-only";
import { z } from "zod";
import { ApiError } from "./api-error.ts";
import { toJson } from "./json.ts";
import { type Problem, problemOf } from "./problem.ts";
import { openView, type View } from "./view.ts";

const problems: Record<Problem, { error: string; next: string }> = {
  "database unreachable": { error: "The database does not answer.", next: "Try again in a moment." },
  "database not prepared": { error: "The database has no tables.", next: "Run: npx prisma migrate deploy" },
  "not deployed": { error: "Lode is not deployed on the configured chain.", next: "Run: npm run deploy" },
  "nothing indexed": {
    error: "No block has been indexed yet.",
    next: "Try again in a moment; check that the indexer runs.",
  },
};

const reply = (status: number, body: unknown) =>
  new Response(toJson(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });

/** Runs a read of the API: its result with `asOf` (the block it is true up to), or `{error, next}` with the right status. */
export function answer(read: (view: View) => Promise<Record<string, unknown>>): Promise<Response> {
  return respond(async (view) => {
    const { blockNumber, blockHash, blockTime } = view.status;
    return reply(200, { asOf: { chainId: view.chainId, blockNumber, blockHash, blockTime }, ...(await read(view)) });
  });
}

/** What `read` answers, or `{error, next}` with the right status. */
export async function respond(read: (view: View) => Promise<Response>): Promise<Response> {
  try {
    const view = await openView();
    if ("problem" in view) return reply(503, problems[view.problem]);
    return await read(view);
  } catch (error) {
    if (error instanceof ApiError) return reply(error.status, { error: error.message, next: error.next });
    if (error instanceof z.ZodError) return reply(400, badRequest(error));
    const problem = problemOf(error);
    if (problem !== undefined) return reply(503, problems[problem]);
    console.error(error);
    return reply(500, { error: "Something went wrong on our side.", next: "Try again; if it stays, report it." });
  }
}

function badRequest(error: z.ZodError) {
  const [issue] = error.issues;
  const name = issue?.path.join(".") || "request";
  return {
    error: `${name}: ${issue?.message ?? "is not valid"}.`,
    next: "Correct it and ask again; /docs lists the API.",
  };
}
