import type { Endpoints } from "../rpc/endpoints.ts";
import { RpcFailure } from "../rpc/failure.ts";
import type { Header } from "./header.ts";
import { askHeader } from "./questions.ts";

/** Finality moves every few minutes. */
const EVERY_MS = 10_000;

/** Reads the newest block that the chain calls final; undefined where nodes have no word for it. It never goes back. */
export function createFinalizedReader(endpoints: Endpoints) {
  let known: Header | undefined;
  let askAgainAt = 0;
  return async (): Promise<Header | undefined> => {
    if (performance.now() < askAgainAt) return known;
    askAgainAt = performance.now() + EVERY_MS;
    const answered = await endpoints.first(async (endpoint) => {
      try {
        return await askHeader(endpoint, "finalized");
      } catch (error) {
        // Some nodes do not know the word, which is no fault of theirs.
        if (error instanceof RpcFailure && ["failed", "refused", "missing"].includes(error.kind)) return undefined;
        throw error;
      }
    });
    if (answered && (known === undefined || answered.number > known.number)) known = answered;
    return known;
  };
}
