import { HttpRequestError, ResponseBodyTooLargeError, TimeoutError } from "viem";
import { RangeTooLargeError } from "../errors.ts";
import { RpcFailure } from "./failure.ts";
import { readRangeRefusal } from "./range-refusal.ts";
import { isRateLimit, readRetryAfter } from "./rate-limit.ts";

/** Invalid request, invalid params, and a revert: the same request fails the same way. */
const invalid = new Set([-32_600, -32_602, 3]);

/** What was asked of whom. `blocks`: how many, where a range of logs was asked for. */
export type Asked = { origin: string; url: string; method: string; blocks: bigint | undefined; timeoutMs: number };

/** What a request that got no answer means. */
export function failureOfRequest(asked: Asked, cause: unknown): RpcFailure | RangeTooLargeError {
  const where = `The RPC endpoint ${asked.origin}`;
  if (cause instanceof TimeoutError) {
    return tooLong(asked, `${where} took longer than ${asked.timeoutMs / 1_000} s to answer ${asked.method}.`);
  }
  if (cause instanceof ResponseBodyTooLargeError) {
    const sentence = `${where} answers ${asked.method} with more than can be held in memory.`;
    return several(asked) ? new RangeTooLargeError(sentence) : new RpcFailure("nonsense", sentence);
  }
  if (!(cause instanceof HttpRequestError)) return unreachable(where);
  const { status, headers, details } = cause;
  if (cause.walk((error) => error instanceof SyntaxError)) {
    return new RpcFailure("nonsense", `${where} answers with something that is not JSON.`);
  }
  if (status === undefined) return unreachable(where);
  const message = details ?? "";
  const refusal = several(asked) ? readRangeRefusal(message, asked.blocks ?? 0n) : undefined;
  if (refusal) return new RangeTooLargeError(tooMuch(asked, message), refusal.suggested);
  const afterMs = readRetryAfter(headers?.get("retry-after"));
  if (status === 429 || afterMs !== undefined) {
    return new RpcFailure("rate_limited", `${where} wants fewer requests (HTTP ${status}).`, afterMs);
  }
  if (status === 401 || status === 403) {
    return new RpcFailure("refused", `${where} does not let us in (HTTP ${status}). Is the key in RPC_URL right?`);
  }
  // A gateway that gave up waiting for the node behind it.
  if (status === 504 || status === 524) return tooLong(asked, `${where} gave up on ${asked.method} (HTTP ${status}).`);
  return new RpcFailure("failed", `${where} failed to answer ${asked.method} (HTTP ${status}).`);
}

/** What a JSON-RPC error means. */
export function failureOfReply(
  asked: Asked,
  error: { code: number; message: string },
): RpcFailure | RangeTooLargeError {
  const where = `The RPC endpoint ${asked.origin}`;
  const { code } = error;
  const message = String(error.message).split("\n")[0]?.replaceAll(asked.url, asked.origin) ?? "";
  const refusal = several(asked) ? readRangeRefusal(message, asked.blocks ?? 0n) : undefined;
  if (refusal) return new RangeTooLargeError(tooMuch(asked, message), refusal.suggested);
  if (isRateLimit({ code, message }, several(asked))) {
    return new RpcFailure("rate_limited", `${where} wants fewer requests: ${message}`);
  }
  if (code === -32_601) return new RpcFailure("unknown_method", `${where} does not offer ${asked.method}: ${message}`);
  if (isPruned(code, message)) {
    const sentence = `${where} no longer has what ${asked.method} asks for (${message}): an archive or full node is needed.`;
    return new RpcFailure("missing", sentence);
  }
  const kind = invalid.has(code) || /revert/i.test(message) ? "refused" : "failed";
  return new RpcFailure(kind, `${where} refused ${asked.method}: ${message}`);
}

/** Whether a node says that it threw old blocks, logs or states away (4444 is EIP-4444's code). */
function isPruned(code: number, message: string): boolean {
  return code === 4_444 || /pruned|missing trie node|archive|historical state|state .*not available/i.test(message);
}

function several({ method, blocks }: Asked): boolean {
  return method === "eth_getLogs" && blocks !== undefined && blocks > 1n;
}

function tooMuch({ origin, blocks }: Asked, message: string): string {
  return `The RPC endpoint ${origin} refused the logs of ${blocks} blocks: ${message}`;
}

/** Fewer blocks may be answered in time; where it was one block or a header, the endpoint is too slow. */
function tooLong(asked: Asked, sentence: string): RpcFailure | RangeTooLargeError {
  return several(asked) ? new RangeTooLargeError(sentence) : new RpcFailure("timeout", sentence);
}

function unreachable(where: string): RpcFailure {
  return new RpcFailure("unreachable", `${where} cannot be reached. Is the chain running, and is RPC_URL right?`);
}
