import { answer } from "#app/_server/answer.ts";
import { batchParams, mustFind, numberPage, searchOf } from "#app/_server/params.ts";
import { findBatch } from "#queries/find-batch.ts";
import { listTopUps } from "#queries/list-top-ups.ts";

type Context = { params: Promise<unknown> };

/** What was paid for posted periods afterwards, newest first; `?limit=` (at most 500) and `?before=` (a position) page on. */
export const GET = (request: Request, { params }: Context) =>
  answer(async ({ db, chainId, now }) => {
    const { id } = batchParams.parse(await params);
    const page = numberPage.parse(searchOf(request));
    mustFind(await findBatch(db, chainId, id, now), `batch ${id}`);
    return { topUps: await listTopUps(db, chainId, id, page) };
  });
