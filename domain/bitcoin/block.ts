import { ByteReader } from "#domain/bitcoin/byte-reader.ts";
import { areEqual, BitcoinDataError } from "#domain/bitcoin/bytes.ts";
import { displayHash, doubleSha256 } from "#domain/bitcoin/hash.ts";
import { HEADER_SIZE, type Header, readHeader } from "#domain/bitcoin/header.ts";
import { rootOfLeaves } from "#domain/bitcoin/merkle.ts";
import { type SplitTransaction, takeTransaction } from "#domain/bitcoin/split-transaction.ts";

export type Block = {
  header: Header;
  /** In the order of the block. */
  transactions: SplitTransaction[];
  /** Their hashes, in hashing order. */
  txids: Uint8Array[];
};

/** Reads a whole block, and holds its transactions against its header. Throws BitcoinDataError. */
export function readBlock(bytes: Uint8Array): Block {
  const reader = new ByteReader(bytes);
  const header = readHeader(reader.take(HEADER_SIZE));
  const count = reader.size();
  const transactions: SplitTransaction[] = [];
  for (let i = 0n; i < count; i += 1n) transactions.push(takeTransaction(reader));
  if (reader.rest !== 0) throw new BitcoinDataError(`${reader.rest} bytes follow the end of the block.`);
  const txids = transactions.map(({ raw }) => doubleSha256(raw));
  if (!areEqual(rootOfLeaves(txids), header.merkleRoot)) {
    throw new BitcoinDataError(`The transactions are not those of block ${displayHash(header.hash)}.`);
  }
  return { header, transactions, txids };
}
