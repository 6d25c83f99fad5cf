import { RangeTooLargeError } from "./errors.ts";

const FIRST = 100n;
/** Every header of a range is held in memory, with its bloom filter. */
const LARGEST = 1_000n;
/** Events per transaction to aim at: large enough for speed, small enough for memory. */
const WANTED_EVENTS = 4_000;
/** Ranges after a refusal before larger ones are tried again. */
const PATIENCE = 50;

/** How many blocks to ask for at a time: as many as hold a good number of events, and as the node answers. */
export class RangeSize {
  #blocks = FIRST;
  #limit = LARGEST;
  #untilLarger = 0;

  get blocks(): bigint {
    return this.#blocks;
  }

  /** After a range that went well: at most twice as many, at least half. */
  learn(blocks: bigint, events: number): void {
    if (this.#untilLarger > 0) this.#untilLarger--;
    else if (this.#limit < LARGEST) this.#limit = between(1n, this.#limit * 2n, LARGEST);
    const wanted = events === 0 ? LARGEST : BigInt(Math.ceil((Number(blocks) * WANTED_EVENTS) / events));
    this.#blocks = between(this.#blocks / 2n, wanted, this.#blocks * 2n);
    this.#blocks = between(1n, this.#blocks, this.#limit);
  }

  /** After a refusal of `blocks`. False where no smaller range can be asked for. */
  shrink(error: unknown, blocks: bigint): boolean {
    if (!(error instanceof RangeTooLargeError) || blocks <= 1n) return false;
    const half = blocks / 2n;
    const suggested = error.suggested ?? half;
    this.#limit = between(1n, suggested < blocks ? suggested : half, LARGEST);
    this.#untilLarger = PATIENCE;
    this.#blocks = between(1n, this.#blocks, this.#limit);
    return true;
  }
}

function between(least: bigint, value: bigint, most: bigint): bigint {
  if (value > most) return most;
  return value < least ? least : value;
}
