import { answer } from "#app/_server/answer.ts";
import { attesterSetParams, mustFind } from "#app/_server/params.ts";
import { findAttesterSet } from "#queries/find-attester-set.ts";

type Context = { params: Promise<unknown> };

/** Who signs for the batches and sites that name this set, and how many must. */
export const GET = (_request: Request, { params }: Context) =>
  answer(async ({ db, chainId }) => {
    const { id } = attesterSetParams.parse(await params);
    return { attesterSet: mustFind(await findAttesterSet(db, chainId, id), `attester set ${id}`) };
  });
