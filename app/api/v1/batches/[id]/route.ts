import { answer } from "#app/_server/answer.ts";
import { batchParams, mustFind } from "#app/_server/params.ts";
import { findBatch } from "#queries/find-batch.ts";

type Context = { params: Promise<unknown> };

export const GET = (_request: Request, { params }: Context) =>
  answer(async ({ db, chainId, now }) => {
    const { id } = batchParams.parse(await params);
    return { batch: mustFind(await findBatch(db, chainId, id, now), `batch ${id}`) };
  });
