import { answer } from "#app/_server/answer.ts";
import { listBatches } from "#queries/list-batches.ts";

export const GET = () => answer(async ({ db, chainId, now }) => ({ batches: await listBatches(db, chainId, now) }));
