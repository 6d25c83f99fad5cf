import { answer } from "#app/_server/answer.ts";
import { numberPage, searchOf } from "#app/_server/params.ts";
import { listBatches } from "#queries/list-batches.ts";

/** Newest first; `?limit=` (at most 500) and `?before=` (a batch's number) page on. `next` is the `before` of the next page, null on the last. */
export const GET = (request: Request) =>
  answer(async ({ db, chainId, now }) => {
    const { limit, before } = numberPage.parse(searchOf(request));
    const batches = await listBatches(db, chainId, now, { before, limit: limit + 1 });
    const page = batches.slice(0, limit);
    return { batches: page, next: batches.length > limit ? page.at(-1)?.batchId : null };
  });
