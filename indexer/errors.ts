/** Trying again helps: a service is away, or its answers do not fit together yet. */
export class RetryableError extends Error {
  override name = "RetryableError";
}

/** A node will not answer eth_getLogs for that many blocks, or that many logs. Asking for fewer blocks helps. */
export class RangeTooLargeError extends RetryableError {
  override name = "RangeTooLargeError";
  /** The largest number of blocks the node says it would answer, where it says so. */
  readonly suggested: bigint | undefined;
  constructor(message: string, suggested?: bigint, options?: ErrorOptions) {
    super(message, options);
    this.suggested = suggested;
  }
}

/** Trying again does not help: somebody must change something. The message says what. */
export class HaltError extends Error {
  override name = "HaltError";
}

/** The chain no longer holds the block the database stands on. */
export class ReorganisedError extends Error {
  override name = "ReorganisedError";
}

/** A local chain is put right in a moment; anywhere else a person has to look. */
export function failureOn({ isLocal }: { isLocal: boolean }): (message: string) => Error {
  return (message) => (isLocal ? new RetryableError(message) : new HaltError(message));
}
