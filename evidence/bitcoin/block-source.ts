/** Where a transaction stands in its block. Hashes in hashing order. */
export type Inclusion = { index: number; branch: Uint8Array[] };

/** An output that pays a script. Hashes in hashing order. */
export type FoundPayment = { txid: Uint8Array; vout: number; sats: bigint; script: Uint8Array; blockHash: Uint8Array };

/** Somebody who knows Bitcoin's blocks. All hashes in hashing order. Answers are held against their hashes: a source can withhold, not invent. */
export interface BlockSource {
  /** How messages call it: no key and no password. */
  readonly name: string;
  /** Hash of block 0: which network it is on. */
  genesis(): Promise<Uint8Array>;
  tipHeight(): Promise<number>;
  /** Hash of the block at a height of the heaviest chain. */
  hashAt(height: number): Promise<Uint8Array>;
  /** Whole, 80 bytes. */
  headerOf(hash: Uint8Array): Promise<Uint8Array>;
  /** Of a block on the heaviest chain. */
  heightOf(hash: Uint8Array): Promise<number>;
  /** The block a transaction was mined in. Throws where it waits or is unknown. */
  blockOf(txid: Uint8Array): Promise<Uint8Array>;
  /** Without witnesses. */
  transaction(txid: Uint8Array, blockHash: Uint8Array): Promise<Uint8Array>;
  inclusionOf(txid: Uint8Array, blockHash: Uint8Array): Promise<Inclusion>;
  /** Every output to one of the scripts in blocks of heights `from` to `to`, oldest block first. */
  paymentsTo(scripts: readonly Uint8Array[], from: number, to: number): Promise<FoundPayment[]>;
}

/** What a block source answered cannot be used, or there was no answer. The message says whether trying again helps. */
export class BlockSourceError extends Error {
  override name = "BlockSourceError";
}
