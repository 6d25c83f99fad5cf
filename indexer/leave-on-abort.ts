import type { ChainClient } from "./chain/chain-client.ts";
import { RetryableError } from "./errors.ts";

/** The same node, but nobody waits for its answers any more once the signal is aborted: they fail with `RetryableError`. */
export function leaveOnAbort(chain: ChainClient, signal: AbortSignal): ChainClient {
  return new Proxy(chain, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, args);
        return answer instanceof Promise ? unlessAborted(answer, signal) : answer;
      };
    },
  });
}

function unlessAborted(answer: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new RetryableError("The answer of the RPC endpoint was not waited for."));
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
