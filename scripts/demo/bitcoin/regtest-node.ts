import * as z from "zod/mini";

/** The node that the demo mines and pays with, over the calls Bitcoin Core has on regtest. */
export type RegtestNode = { call(method: string, ...params: readonly unknown[]): Promise<unknown> };

const answer = z.object({ result: z.unknown(), error: z.nullable(z.object({ message: z.string() })) });

/** Calls throw where the node does not answer, or answers with an error. */
export function openRegtestNode(url: string): RegtestNode {
  return {
    async call(method, ...params) {
      const body = JSON.stringify({ jsonrpc: "1.0", id: method, method, params });
      const response = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(30_000) });
      const { result, error } = answer.parse(await response.json());
      if (error !== null) throw new Error(`The regtest Bitcoin refused ${method}: ${error.message}`);
      return result;
    },
  };
}
