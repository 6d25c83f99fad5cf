/** Trying again helps: a service is away, or its answers do not fit together yet. */
export class RetryableError extends Error {
  override name = "RetryableError";
}

/** Trying again does not help: somebody must change something. The message says what. */
export class HaltError extends Error {
  override name = "HaltError";
}

/** The chain no longer holds the block the database stands on. */
export class ReorganisedError extends Error {
  override name = "ReorganisedError";
}
