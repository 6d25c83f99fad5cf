/** A contract did not let an action happen: random actions may be refused, and their block is a block all the same. */
export class RefusedError extends Error {
  override name = "RefusedError";
}
