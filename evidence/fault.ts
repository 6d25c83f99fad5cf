/** Something wrong in a record, and where. `line` counts from 1; undefined means the record as a whole. */
export type Fault = { line: number | undefined; what: string };

/** Most faults that are listed one by one; the rest are counted. */
export const maxListedFaults = 50;

/** "Line 4: the fee is negative." */
export function describeFault({ line, what }: Fault): string {
  return line === undefined ? what : `Line ${line}: ${what}`;
}

/** Gathers every fault of a record, so that its author repairs it once and not fault by fault. */
export class FaultList {
  readonly #faults: Fault[] = [];
  #unlisted = 0;

  add(line: number | undefined, what: string): void {
    if (this.#faults.length < maxListedFaults) this.#faults.push({ line, what });
    else this.#unlisted += 1;
  }

  get isEmpty(): boolean {
    return this.#faults.length === 0;
  }

  /** In the order found, closed by a count of those beyond `maxListedFaults`. */
  list(): Fault[] {
    if (this.#unlisted === 0) return [...this.#faults];
    return [...this.#faults, { line: undefined, what: `And ${this.#unlisted} more faults of this kind or another.` }];
  }
}
