import { areEqual, BitcoinDataError, fromHex, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash, doubleSha256 } from "#domain/bitcoin/hash.ts";
import { checkWork, type Header, readHeader } from "#domain/bitcoin/header.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";
import { withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import { BlockSourceError, type Inclusion } from "#evidence/bitcoin/block-source.ts";

/** Runs `read` on what source `name` answered; what Bitcoin would not make becomes the source's fault. */
export function readingFrom<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BitcoinDataError)) throw error;
    throw new BlockSourceError(`${name} answers what no Bitcoin node would: ${error.message}`);
  }
}

/** The header, once it has the hash that was asked for and the work it claims. */
export function checkHeader(name: string, bytes: Uint8Array, hash: Uint8Array): Header {
  return readingFrom(name, () => {
    const header = readHeader(bytes);
    if (!areEqual(header.hash, hash)) throw new BitcoinDataError(`another header than that of ${displayHash(hash)}.`);
    checkWork(header);
    return header;
  });
}

/** The transaction without its witnesses, once it has the hash that was asked for. */
export function checkTransaction(name: string, bytes: Uint8Array, txid: Uint8Array): Uint8Array {
  return readingFrom(name, () => {
    const raw = withoutWitnesses(bytes);
    if (!areEqual(doubleSha256(raw), txid))
      throw new BitcoinDataError(`another transaction than ${displayHash(txid)}.`);
    return raw;
  });
}

/** The place of a transaction, once it leads to the root in its block's header. */
export function checkInclusion(name: string, txid: Uint8Array, inclusion: Inclusion, header: Header): Inclusion {
  return readingFrom(name, () => {
    const root = rootOfBranch(txid, inclusion.index, inclusion.branch);
    if (!areEqual(root, header.merkleRoot)) {
      throw new BitcoinDataError(
        `a branch that does not lead from ${displayHash(txid)} to ${toHex(header.merkleRoot)}.`,
      );
    }
    return inclusion;
  });
}

/** Bytes of an answer in hexadecimal digits. */
export function hexBytes(name: string, text: string): Uint8Array {
  return readingFrom(name, () => fromHex(text.trim(), "the answer"));
}
