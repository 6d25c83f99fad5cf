import { answer } from "#app/_server/answer.ts";
import { ownerParams } from "#app/_server/params.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";

type Context = { params: Promise<unknown> };

export const GET = (_request: Request, { params }: Context) =>
  answer(async ({ db, chainId, now }) => {
    const { address } = ownerParams.parse(await params);
    return { portfolio: await findPortfolio(db, chainId, address, now) };
  });
