import { answer } from "#app/_server/answer.ts";
import { batchPeriodParams, mustFind } from "#app/_server/params.ts";
import { findPayoutPath } from "#queries/find-payout-path.ts";

type Context = { params: Promise<unknown> };

/** One period from its payout to what was proven for it on Bitcoin. */
export const GET = (_request: Request, { params }: Context) =>
  answer(async ({ db, chainId }) => {
    const { id, period } = batchPeriodParams.parse(await params);
    return { path: mustFind(await findPayoutPath(db, chainId, id, period), `period ${period} of a batch ${id}`) };
  });
