import { ByteReader } from "#domain/bitcoin/byte-reader.ts";
import { BitcoinDataError } from "#domain/bitcoin/bytes.ts";
import { doubleSha256 } from "#domain/bitcoin/hash.ts";

/** Larger ones the contract does not read. */
export const MAX_TRANSACTION_SIZE = 100_000;
const MAX_PARTS = 3_000n;
const MAX_SATS = 2_100_000_000_000_000n;
/** So long are two nodes of the tree above, too. */
const NODES_SIZE = 64;

export type Output = { sats: bigint; script: Uint8Array };
export type Transaction = {
  /** In hashing order. */
  txid: Uint8Array;
  outputs: Output[];
  /** Whether it spends nothing that was there before: the first of its block. */
  isCoinbase: boolean;
};

/** Reads a transaction without witnesses, every byte of it, exactly as strictly as the contract does. Throws BitcoinDataError. */
export function readTransaction(bytes: Uint8Array): Transaction {
  if (bytes.length > MAX_TRANSACTION_SIZE) {
    throw new BitcoinDataError(
      `The transaction has ${bytes.length} bytes; the contract reads ${MAX_TRANSACTION_SIZE}. Have this payment attested instead.`,
    );
  }
  if (bytes.length === NODES_SIZE) {
    throw new BitcoinDataError("The transaction has 64 bytes, and so have two nodes of the tree: it could be made up.");
  }
  const reader = new ByteReader(bytes);
  reader.take(4);
  const isCoinbase = passInputs(reader);
  const outputs = readOutputs(reader);
  reader.take(4);
  if (reader.rest !== 0) {
    throw new BitcoinDataError(`The transaction ends at byte ${reader.position}, but ${reader.rest} bytes follow.`);
  }
  return { txid: doubleSha256(bytes), outputs, isCoinbase };
}

function passInputs(reader: ByteReader): boolean {
  const mayBeFlag = reader.peek(1);
  const inputs = countOf(reader);
  if (inputs === 0n) {
    throw new BitcoinDataError(
      mayBeFlag === 1
        ? "The transaction comes with witnesses. The hash in the tree is of the one without them: show it without."
        : "The transaction spends nothing.",
    );
  }
  let spendsNothing = false;
  for (let i = 0n; i < inputs; i += 1n) spendsNothing = passInput(reader);
  return inputs === 1n && spendsNothing;
}

/** Whether the input names no output that was there before. */
function passInput(reader: ByteReader): boolean {
  const outpoint = reader.take(36);
  reader.sized();
  reader.take(4);
  return outpoint.every((byte, i) => byte === (i < 32 ? 0 : 0xff));
}

function readOutputs(reader: ByteReader): Output[] {
  const outputs: Output[] = [];
  const count = countOf(reader);
  for (let number = 0n; number < count; number += 1n) {
    const sats = reader.number(8);
    if (sats > MAX_SATS) {
      throw new BitcoinDataError(`Output ${number} is ${sats} sats, more than there can ever be.`);
    }
    outputs.push({ sats, script: reader.sized() });
  }
  return outputs;
}

/** Of inputs, or of outputs. */
function countOf(reader: ByteReader): bigint {
  const count = reader.size();
  if (count > MAX_PARTS) {
    throw new BitcoinDataError(
      `The transaction has ${count} inputs or outputs; the contract reads ${MAX_PARTS}. Have this payment attested instead.`,
    );
  }
  return count;
}
