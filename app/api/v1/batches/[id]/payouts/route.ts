import { answer } from "#app/_server/answer.ts";
import { batchParams, mustFind, periodPage, searchOf } from "#app/_server/params.ts";
import { findBatch } from "#queries/find-batch.ts";
import { listPayouts } from "#queries/list-payouts.ts";

type Context = { params: Promise<unknown> };

/** Newest first; `?limit=` (at most 500) and `?beforePeriod=` page on. */
export const GET = (request: Request, { params }: Context) =>
  answer(async ({ db, chainId, now }) => {
    const { id } = batchParams.parse(await params);
    const page = periodPage.parse(searchOf(request));
    mustFind(await findBatch(db, chainId, id, now), `batch ${id}`);
    return { payouts: await listPayouts(db, chainId, id, page) };
  });
