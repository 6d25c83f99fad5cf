import { answer } from "#app/_server/answer.ts";

/** Up to which block the database is true, and where the contracts are. */
export const GET = () => answer(async ({ status, deployment }) => ({ status, deployment }));
