import { answer } from "#app/_server/answer.ts";
import { batchParams, mustFind, numberPage, searchOf } from "#app/_server/params.ts";
import { findProofStanding } from "#queries/find-proof-standing.ts";
import { listProofs } from "#queries/list-proofs.ts";

type Context = { params: Promise<unknown> };

/**
 * How the batch's proofs stand, and the payments proven, newest proof first; `?limit=` (at most 500) and `?before=` (a position) page on.
 * `next` is the `before` of the next page, null on the last.
 */
export const GET = (request: Request, { params }: Context) =>
  answer(async ({ db, chainId }) => {
    const { id } = batchParams.parse(await params);
    const { limit, before } = numberPage.parse(searchOf(request));
    const standing = mustFind(await findProofStanding(db, chainId, id), `batch ${id}`);
    const proofs = await listProofs(db, chainId, id, { before, limit: limit + 1 });
    const page = proofs.slice(0, limit);
    return { standing, proofs: page, next: proofs.length > limit ? page.at(-1)?.position : null };
  });
