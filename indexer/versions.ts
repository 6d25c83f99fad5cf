import { known } from "./known.ts";
import type { Place } from "./place.ts";

/** Things that change: one row for each block that changed one, the newest is how it stands. */
export class Versions<Row extends { blockNumber: bigint }> {
  readonly #what: string;
  readonly #now: Map<bigint, Row>;
  readonly #add: (row: Row) => void;

  /** `now`: the rows the database holds as the newest. `add` takes each row that is to be written. */
  constructor(what: string, now: Map<bigint, Row>, add: (row: Row) => void) {
    this.#what = what;
    this.#now = now;
    this.#add = add;
  }

  open(key: bigint, row: Row): void {
    this.#now.set(key, row);
    this.#add(row);
  }

  get(key: bigint): Readonly<Row> {
    return known(this.#now.get(key), `${this.#what} ${key}`);
  }

  /** Later changes within a block overwrite earlier ones. */
  change(key: bigint, { blockNumber }: Place, change: Partial<Row>): void {
    const current = known(this.#now.get(key), `${this.#what} ${key}`);
    if (current.blockNumber === blockNumber) Object.assign(current, change);
    else this.open(key, { ...current, ...change, blockNumber });
  }
}
