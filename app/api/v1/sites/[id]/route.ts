import { answer } from "#app/_server/answer.ts";
import { mustFind, siteParams } from "#app/_server/params.ts";
import { findSite } from "#queries/find-site.ts";

type Context = { params: Promise<unknown> };

/** A site: its machines, what may be sold, and which batches hold it. */
export const GET = (_request: Request, { params }: Context) =>
  answer(async ({ db, chainId }) => {
    const { id } = siteParams.parse(await params);
    return { site: mustFind(await findSite(db, chainId, id), `site ${id}`) };
  });
