import { ByteReader } from "#domain/bitcoin/byte-reader.ts";
import { BitcoinDataError, concat } from "#domain/bitcoin/bytes.ts";

/** Takes the next transaction, with witnesses or without, of any length; gives it without them, as its hash in the tree is of. Throws BitcoinDataError. */
export function takeTransaction(reader: ByteReader): Uint8Array {
  const version = reader.take(4);
  const hasWitnesses = reader.peek(0) === 0 && reader.peek(1) === 1;
  if (hasWitnesses) reader.take(2);
  const parts: Uint8Array[] = [version];
  const inputs = takeMany(reader, parts, (count) => {
    for (let i = 0n; i < count; i += 1n) {
      reader.take(36);
      reader.sized();
      reader.take(4);
    }
  });
  takeMany(reader, parts, (count) => {
    for (let i = 0n; i < count; i += 1n) {
      reader.take(8);
      reader.sized();
    }
  });
  if (hasWitnesses) {
    for (let i = 0n; i < inputs; i += 1n) {
      const items = reader.size();
      for (let item = 0n; item < items; item += 1n) reader.sized();
    }
  }
  parts.push(reader.take(4));
  return concat(...parts);
}

/** Reads a count and as many parts, and keeps their bytes. */
function takeMany(reader: ByteReader, kept: Uint8Array[], take: (count: bigint) => void): bigint {
  const start = reader.position;
  const count = reader.size();
  take(count);
  kept.push(reader.since(start));
  return count;
}

/** A transaction without its witnesses. Throws BitcoinDataError where bytes are missing or follow it. */
export function withoutWitnesses(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes);
  const transaction = takeTransaction(reader);
  if (reader.rest !== 0) throw new BitcoinDataError(`${reader.rest} bytes follow the end of the transaction.`);
  return transaction;
}
