import { RetryableError } from "./errors.ts";

/** Two events of one transaction that say one thing together, in whichever order they come. */
export class Pairs<Left, Right> {
  readonly #what: string;
  readonly #lefts = new Map<string, Left>();
  readonly #rights = new Map<string, Right>();

  constructor(what: string) {
    this.#what = what;
  }

  left(key: string, left: Left, complete: (left: Left, right: Right) => void): void {
    const right = this.#rights.get(key);
    if (right === undefined) this.#lefts.set(key, left);
    else if (this.#rights.delete(key)) complete(left, right);
  }

  right(key: string, right: Right, complete: (left: Left, right: Right) => void): void {
    const left = this.#lefts.get(key);
    if (left === undefined) this.#rights.set(key, right);
    else if (this.#lefts.delete(key)) complete(left, right);
  }

  /** Throws `RetryableError` when one half is missing: the node left a log out. */
  assertComplete(): void {
    const [key] = [...this.#lefts.keys(), ...this.#rights.keys()];
    if (key === undefined) return;
    throw new RetryableError(`The RPC endpoint left out a log: only one half of ${this.#what} ${key} is there.`);
  }
}
