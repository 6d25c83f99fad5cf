import { concat, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import {
  type BlockSource,
  BlockSourceError,
  type FoundPayment,
  type Inclusion,
} from "#evidence/bitcoin/block-source.ts";

/** Two sources as one: what they do not agree on is not used. */
export class CrossCheckedSource implements BlockSource {
  readonly #one: BlockSource;
  readonly #other: BlockSource;
  readonly name: string;

  constructor(one: BlockSource, other: BlockSource) {
    this.#one = one;
    this.#other = other;
    // A node and an explorer may answer at the same place.
    this.name = one.name === other.name ? one.name : `${one.name} and ${other.name}`;
  }

  genesis(): Promise<Uint8Array> {
    return this.#bytes("block 0", (source) => source.genesis());
  }

  /** Of the one that is behind; up to there both are on the same chain. */
  async tipHeight(): Promise<number> {
    const heights = await Promise.all([this.#one.tipHeight(), this.#other.tipHeight()]);
    const height = Math.min(...heights);
    await this.hashAt(height);
    return height;
  }

  hashAt(height: number): Promise<Uint8Array> {
    return this.#bytes(`the block of height ${height}`, (source) => source.hashAt(height));
  }

  headerOf(hash: Uint8Array): Promise<Uint8Array> {
    return this.#bytes(`header ${displayHash(hash)}`, (source) => source.headerOf(hash));
  }

  heightOf(hash: Uint8Array): Promise<number> {
    return this.#agreed(`the height of ${displayHash(hash)}`, (source) => source.heightOf(hash), String);
  }

  blockOf(txid: Uint8Array): Promise<Uint8Array> {
    return this.#bytes(`the block of ${displayHash(txid)}`, (source) => source.blockOf(txid));
  }

  transaction(txid: Uint8Array, blockHash: Uint8Array): Promise<Uint8Array> {
    return this.#bytes(`transaction ${displayHash(txid)}`, (source) => source.transaction(txid, blockHash));
  }

  inclusionOf(txid: Uint8Array, blockHash: Uint8Array): Promise<Inclusion> {
    const show = ({ index, branch }: Inclusion) => `${index} ${toHex(concat(...branch))}`;
    return this.#agreed(`where ${displayHash(txid)} stands`, (source) => source.inclusionOf(txid, blockHash), show);
  }

  async paymentsTo(scripts: readonly Uint8Array[], from: number, to: number): Promise<FoundPayment[]> {
    const show = ({ txid, vout, sats }: FoundPayment) => `${displayHash(txid)}:${vout} ${sats}`;
    const list = (found: FoundPayment[]) => found.map(show).sort().join(", ") || "none";
    const what = `the payments in blocks ${from} to ${to}`;
    return this.#agreed(what, (source) => source.paymentsTo(scripts, from, to), list);
  }

  async #bytes(what: string, ask: (source: BlockSource) => Promise<Uint8Array>): Promise<Uint8Array> {
    return this.#agreed(what, ask, (bytes) => (bytes.length === 32 ? displayHash(bytes) : toHex(bytes)));
  }

  async #agreed<T>(what: string, ask: (source: BlockSource) => Promise<T>, show: (answer: T) => string): Promise<T> {
    const [one, other] = await Promise.all([ask(this.#one), ask(this.#other)]);
    const [shown, otherShown] = [show(one), show(other)];
    if (shown === otherShown) return one;
    const short = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
    throw new BlockSourceError(
      `The two sources disagree on ${what}: ${this.#one.name} says ${short(shown)}, ${this.#other.name} says ${short(otherShown)}. ` +
        "Nothing was built. Try again when both have the same chain, or name only the one you trust.",
    );
  }
}
