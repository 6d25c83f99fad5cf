import { answer } from "#app/_server/answer.ts";

/** 200 when the database answers and at least one block is indexed, else 503. */
export const GET = () =>
  answer(async ({ status }) => ({ ok: true, behindBlocks: status.headBlock - status.blockNumber }));
