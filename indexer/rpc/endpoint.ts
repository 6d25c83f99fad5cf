import { RangeTooLargeError } from "../errors.ts";
import { createBatcher } from "./batch.ts";
import { connect } from "./connection.ts";
import { type FailureKind, RpcFailure } from "./failure.ts";
import { type Asked, failureOfReply, failureOfRequest } from "./failure-of.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** One request in a hundred may fail without a hundred being asked again. */
const ATTEMPTS = 3;
const AGAIN_MS = 50;
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 8_000;
const LARGEST_BATCH = 100;

export type EndpointOptions = {
  timeoutMs: number;
  /** How long a node that wants to be left alone is waited for; longer than that the caller hears of it, and may ask elsewhere. */
  patienceMs: number;
  requestsPerSecond?: number | undefined;
  /** For metrics; `endpoint` is an origin, without path, query or password. */
  onRequest?: ((endpoint: string, method: string) => void) | undefined;
  onError?: ((endpoint: string, kind: FailureKind) => void) | undefined;
};

export type Endpoint = ReturnType<typeof createEndpoint>;

/** One node: asked in batches, not more often than it wants, again where that may help. Failures are `RpcFailure` or `RangeTooLargeError`. */
export function createEndpoint(url: string, options: EndpointOptions) {
  const { timeoutMs, patienceMs, requestsPerSecond, onRequest, onError } = options;
  const { origin: asHttp } = new URL(url.replace(/^ws/, "http"));
  const origin = url.startsWith("ws") ? asHttp.replace(/^http/, "ws") : asHttp;
  const connection = connect(url, timeoutMs);
  const send = createBatcher(connection, Math.min(LARGEST_BATCH, Math.max(1, requestsPerSecond ?? LARGEST_BATCH)));
  const bucket = requestsPerSecond === undefined ? undefined : createTokenBucket(requestsPerSecond);
  const counted = new WeakSet<RpcFailure>();
  const count = (failure: RpcFailure) => {
    if (!counted.has(failure)) onError?.(origin, failure.kind);
    counted.add(failure);
  };
  let quietUntil = 0;
  let restMs = FIRST_REST_MS;

  const turn = async () => {
    const wait = Math.max(bucket?.take() ?? 0, 0);
    if (wait > 0) await sleep(wait);
    const quiet = quietUntil - performance.now();
    if (quiet <= 0) return;
    if (quiet > patienceMs) {
      const seconds = Math.ceil(quiet / 1_000);
      throw new RpcFailure("rate_limited", `The RPC endpoint ${origin} wants no requests for ${seconds} s.`, quiet);
    }
    await sleep(quiet);
  };
  /** A refused batch is one refusal, though each of its questions hears of it. */
  const rest = (afterMs: number | undefined) => {
    const now = performance.now();
    if (afterMs !== undefined) quietUntil = Math.max(quietUntil, now + afterMs);
    if (now < quietUntil) return;
    quietUntil = now + restMs;
    restMs = Math.min(restMs * 2, LONGEST_REST_MS);
  };
  const once = async (asked: Asked, params: unknown[]): Promise<unknown> => {
    await turn();
    onRequest?.(origin, asked.method);
    const reply = await send(asked.method, params).catch((cause: unknown) => {
      throw failureOfRequest(asked, cause);
    });
    if (reply.error) throw failureOfReply(asked, reply.error);
    if (reply.result === undefined) {
      throw new RpcFailure(
        "nonsense",
        `The RPC endpoint ${origin} answers ${asked.method} with neither result nor error.`,
      );
    }
    restMs = FIRST_REST_MS;
    return reply.result;
  };
  return {
    url,
    origin,
    /** `blocks`: how many, where a range of logs is asked for. Whatever a node says to that, it may have been too large. */
    async ask<Answer>(method: string, params: unknown[], blocks?: bigint): Promise<Answer> {
      const asked = { origin, url, method, blocks, timeoutMs };
      for (let left = ATTEMPTS - 1; ; left--) {
        try {
          return (await once(asked, params)) as Answer;
        } catch (error) {
          if (!(error instanceof RpcFailure)) {
            onError?.(origin, "range_too_large");
            throw error;
          }
          count(error);
          const { kind } = error;
          if (kind === "rate_limited") rest(error.afterMs);
          const patient = quietUntil - performance.now() <= patienceMs;
          if (left <= 0 || !mayHelp(kind) || !patient) throw maybeTooLarge(error, blocks);
          if (kind !== "rate_limited") await sleep(AGAIN_MS);
        }
      }
    },
    /** Counts a failure found in an answer; one that was counted already is not counted again. */
    count,
    close: () => connection.close(),
  };
}

/** Not every node words it as we know it. Where the range was not the reason, a single block shows that soon enough. */
function maybeTooLarge(failure: RpcFailure, blocks = 1n): RpcFailure | RangeTooLargeError {
  if (blocks <= 1n || (failure.kind !== "failed" && failure.kind !== "refused")) return failure;
  return new RangeTooLargeError(failure.message);
}

/** Whether the same request may be answered a moment later. A method that does not exist stays so; a slow node was waited for already. */
function mayHelp(kind: FailureKind): boolean {
  return kind === "unreachable" || kind === "failed" || kind === "rate_limited" || kind === "nonsense";
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
