import { answer } from "#app/_server/answer.ts";
import { mustFind, sliceParams } from "#app/_server/params.ts";
import { findSlice } from "#queries/find-slice.ts";

type Context = { params: Promise<unknown> };

export const GET = (_request: Request, { params }: Context) =>
  answer(async ({ db, chainId, now }) => {
    const { id } = sliceParams.parse(await params);
    return { slice: mustFind(await findSlice(db, chainId, id, now), `slice ${id}`) };
  });
