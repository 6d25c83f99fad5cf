import { ByteReader } from "#domain/bitcoin/byte-reader.ts";
import { BitcoinDataError, concat } from "#domain/bitcoin/bytes.ts";
import type { Output } from "#domain/bitcoin/transaction.ts";

/** A transaction of any length, as its hash in the tree is of: without witnesses. */
export type SplitTransaction = { raw: Uint8Array; outputs: Output[] };

/** Takes the next transaction, with witnesses or without. Throws BitcoinDataError. */
export function takeTransaction(reader: ByteReader): SplitTransaction {
  const version = reader.take(4);
  const hasWitnesses = reader.peek(0) === 0 && reader.peek(1) === 1;
  if (hasWitnesses) reader.take(2);
  const start = reader.position;
  const inputs = reader.size();
  for (let i = 0n; i < inputs; i += 1n) {
    reader.take(36);
    reader.sized();
    reader.take(4);
  }
  const outputs = takeOutputs(reader);
  const parts = reader.since(start);
  if (hasWitnesses) passWitnesses(reader, inputs);
  return { raw: concat(version, parts, reader.take(4)), outputs };
}

function takeOutputs(reader: ByteReader): Output[] {
  const outputs: Output[] = [];
  const count = reader.size();
  for (let i = 0n; i < count; i += 1n) outputs.push({ sats: reader.number(8), script: reader.sized() });
  return outputs;
}

function passWitnesses(reader: ByteReader, inputs: bigint): void {
  for (let i = 0n; i < inputs; i += 1n) {
    const items = reader.size();
    for (let item = 0n; item < items; item += 1n) reader.sized();
  }
}

/** Splits exactly one transaction. Throws BitcoinDataError where bytes are missing or follow it. */
export function splitTransaction(bytes: Uint8Array): SplitTransaction {
  const reader = new ByteReader(bytes);
  const transaction = takeTransaction(reader);
  if (reader.rest !== 0) throw new BitcoinDataError(`${reader.rest} bytes follow the end of the transaction.`);
  return transaction;
}

/** A transaction without its witnesses. Throws BitcoinDataError. */
export function withoutWitnesses(bytes: Uint8Array): Uint8Array {
  return splitTransaction(bytes).raw;
}
