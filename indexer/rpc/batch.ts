import { HttpRequestError } from "viem";
import type { Call, Connection, Reply } from "./connection.ts";
import { isRateLimit } from "./rate-limit.ts";

type Waiting = Call & { resolve(reply: Reply): void; reject(cause: unknown): void };

/** Statuses with which a server says that it does not take an array, or not so long a one. */
const refusals = [400, 405, 413, 415, 422];

/** Sends what is asked in one turn of the event loop together; in smaller batches, down to single calls, where the node wants that. */
export function createBatcher({ post }: Connection, largest: number) {
  let size = Math.max(1, largest);
  let nextId = 1;
  let waiting: Waiting[] = [];

  const flush = () => {
    const all = waiting;
    waiting = [];
    split(all);
  };
  const split = (calls: Waiting[]) => {
    for (let i = 0; i < calls.length; i += size) void send(calls.slice(i, i + size));
  };
  const smaller = (calls: Waiting[], sent: number) => {
    size = Math.max(1, Math.min(size, Math.floor(sent / 2)));
    split(calls);
  };
  const send = async (calls: Waiting[]) => {
    try {
      const answer = await post(calls.map(({ id, method, params }) => ({ id, method, params })));
      if (!Array.isArray(answer)) {
        const error = (answer as Reply | null)?.error;
        if (!error || !isRateLimit(error)) return smaller(calls, calls.length);
        for (const call of calls) call.resolve({ error });
        return;
      }
      const replies = new Map((answer as Reply[]).map((reply) => [reply?.id, reply]));
      // The only reply to the only call is its own, whatever it is numbered: nodes forget the number in errors.
      if (calls.length === 1 && answer.length === 1) replies.set(calls[0]?.id, answer[0]);
      const left = calls.filter((call) => calls.length > 1 && isOfBatch(replies.get(call.id)));
      for (const call of calls) if (!left.includes(call)) call.resolve(replies.get(call.id) ?? {});
      if (left.length > 0) smaller(left, calls.length);
    } catch (cause) {
      const refused = cause instanceof HttpRequestError && refusals.includes(cause.status ?? 0);
      if (refused && calls.length > 1) return smaller(calls, calls.length);
      for (const call of calls) call.reject(cause);
    }
  };

  return (method: string, params: unknown[]): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const call = { id: nextId++, method, params, resolve, reject };
      if (waiting.push(call) === 1) setImmediate(flush);
    });
}

/** Left out of the batch's answer, or refused for being in it. */
function isOfBatch(reply: Reply | undefined): boolean {
  return reply === undefined || (reply.error !== undefined && /batch|response too large/i.test(reply.error.message));
}
