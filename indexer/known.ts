import { HaltError } from "./errors.ts";

/** Throws `HaltError` for what the chain speaks of and the database has never seen. */
export function known<Value>(value: Value | undefined, what: string): Value {
  if (value !== undefined) return value;
  throw new HaltError(
    `The chain speaks of ${what}, which the database has never seen: the deployment's startBlock is too late, or the tables ` +
      "were altered. Correct startBlock in the deployment file if it is wrong, then run `npm run reindex`.",
  );
}
