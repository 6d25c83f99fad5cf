import { RetryableError } from "../errors.ts";

/** What went wrong with one endpoint. `failed`: a moment later it may answer; `refused`: it will not. */
export type FailureKind =
  | "unreachable"
  | "timeout"
  | "rate_limited"
  | "range_too_large"
  | "failed"
  | "refused"
  | "unknown_method"
  | "nonsense"
  | "missing"
  | "lagging"
  | "wrong_chain";

/** One endpoint failed; another, or the same one later, may not. The message is a sentence that names the endpoint by its origin. */
export class RpcFailure extends RetryableError {
  override name = "RpcFailure";
  readonly kind: FailureKind;
  /** Milliseconds after which the endpoint said it may be asked again. */
  readonly afterMs: number | undefined;
  constructor(kind: FailureKind, message: string, afterMs?: number) {
    super(message);
    this.kind = kind;
    this.afterMs = afterMs;
  }
}
