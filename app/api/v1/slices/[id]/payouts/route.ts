import { answer } from "#app/_server/answer.ts";
import { mustFind, numberPage, searchOf, sliceParams } from "#app/_server/params.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";

type Context = { params: Promise<unknown> };

/** The slice's ledger, newest first; `?limit=` (at most 500) and `?before=` (a position) page on. */
export const GET = (request: Request, { params }: Context) =>
  answer(async ({ db, chainId, now }) => {
    const { id } = sliceParams.parse(await params);
    const page = numberPage.parse(searchOf(request));
    mustFind(await findSlice(db, chainId, id, now), `slice ${id}`);
    return { payouts: await listSlicePayouts(db, chainId, id, page) };
  });
