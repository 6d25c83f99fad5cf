import { ByteReader } from "#domain/bitcoin/byte-reader.ts";
import { areEqual, BitcoinDataError, concat } from "#domain/bitcoin/bytes.ts";
import { doubleSha256 } from "#domain/bitcoin/hash.ts";
import { HEADER_SIZE, type Header, readHeader } from "#domain/bitcoin/header.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";
import type { Inclusion } from "#evidence/bitcoin/block-source.ts";

/** No block has more: each transaction takes at least 60 of its bytes. */
const maxTransactions = 4_000_000 / 60;

/**
 * Reads what `gettxoutproof` answers for one transaction: the block's header and the nodes of its tree that lead to it, depth first,
 * with a bit each that says whether to go below. Throws BitcoinDataError unless it leads from `txid` to the header's root.
 */
export function readTxOutProof(bytes: Uint8Array, txid: Uint8Array): { header: Header; inclusion: Inclusion } {
  const reader = new ByteReader(bytes);
  const header = readHeader(reader.take(HEADER_SIZE));
  const total = Number(reader.number(4));
  if (total === 0 || total > maxTransactions) throw new BitcoinDataError(`a block of ${total} transactions.`);
  const hashes = takeHashes(reader);
  const flags = reader.sized();
  if (reader.rest !== 0) throw new BitcoinDataError(`${reader.rest} bytes after the proof.`);
  const inclusion = walk(total, hashes, flags, txid);
  if (!areEqual(rootOfBranch(txid, inclusion.index, inclusion.branch), header.merkleRoot)) {
    throw new BitcoinDataError("a proof that does not lead to its block's root.");
  }
  return { header, inclusion };
}

function takeHashes(reader: ByteReader): Uint8Array[] {
  const count = reader.size();
  const hashes: Uint8Array[] = [];
  for (let i = 0n; i < count; i += 1n) hashes.push(reader.take(32));
  return hashes;
}

/** From the root down to the one leaf that is marked; what is passed by on the way is its siblings. */
function walk(total: number, hashes: readonly Uint8Array[], flags: Uint8Array, txid: Uint8Array): Inclusion {
  const widthAt = (level: number) => Math.ceil(total / 2 ** level);
  const branch: Uint8Array[] = [];
  let [bit, next] = [0, 0];
  let index: number | undefined;

  function isMarked(): boolean {
    const byte = flags[bit >> 3];
    if (byte === undefined) throw new BitcoinDataError("a proof that ends too early.");
    return ((byte >> (bit++ & 7)) & 1) === 1;
  }

  function visit(level: number, place: number): { node: Uint8Array; leads: boolean } {
    const leads = isMarked();
    if (!leads || level === 0) {
      const node = hashes[next++];
      if (node === undefined) throw new BitcoinDataError("a proof that ends too early.");
      if (leads && (index !== undefined || !areEqual(node, txid))) {
        throw new BitcoinDataError("a proof of another transaction.");
      }
      if (leads) index = place;
      return { node, leads };
    }
    const left = visit(level - 1, 2 * place);
    // The last node of an odd row is its own right sibling.
    const right = 2 * place + 1 < widthAt(level - 1) ? visit(level - 1, 2 * place + 1) : { ...left, leads: false };
    if (left.leads === right.leads) throw new BitcoinDataError("a proof of no one transaction.");
    branch.push(left.leads ? right.node : left.node);
    return { node: doubleSha256(concat(left.node, right.node)), leads };
  }

  visit(depthOf(total), 0);
  if (index === undefined) throw new BitcoinDataError("a proof of no transaction.");
  if (next !== hashes.length || Math.ceil(bit / 8) !== flags.length) {
    throw new BitcoinDataError("a proof that goes on after its end.");
  }
  return { index, branch };
}

function depthOf(total: number): number {
  let depth = 0;
  while (2 ** depth < total) depth += 1;
  return depth;
}
