import { CompactSize } from "@scure/btc-signer";
import { concat } from "#domain/bitcoin/bytes.ts";
import { doubleSha256 } from "#domain/bitcoin/hash.ts";
import { type Block, leavesOf } from "./block.ts";

/** A block's header and the part of its tree that leads to some transactions: what nodes call a merkle block. */
export function partialTreeOf(block: Block, txids: ReadonlySet<string>): Uint8Array {
  const leaves = leavesOf(block.transactions);
  const wanted = block.transactions.map(({ txid }) => txids.has(txid));
  const hashes: Uint8Array[] = [];
  const flags: boolean[] = [];
  const width = (level: number) => Math.ceil(leaves.length / 2 ** level);
  const visit = (level: number, place: number): void => {
    const holds = wanted.slice(place * 2 ** level, (place + 1) * 2 ** level).includes(true);
    flags.push(holds);
    if (level === 0 || !holds) {
      hashes.push(nodeOf(leaves, level, place));
      return;
    }
    visit(level - 1, place * 2);
    if (place * 2 + 1 < width(level - 1)) visit(level - 1, place * 2 + 1);
  };
  visit(Math.ceil(Math.log2(leaves.length)), 0);
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  for (const [i, flag] of flags.entries()) if (flag) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  const count = new Uint8Array(4);
  new DataView(count.buffer).setUint32(0, leaves.length, true);
  const list = [CompactSize.encode(BigInt(hashes.length)), ...hashes];
  return concat(block.header, count, ...list, CompactSize.encode(BigInt(bits.length)), bits);
}

function nodeOf(leaves: readonly Uint8Array[], level: number, place: number): Uint8Array {
  if (level === 0) return leaves[place] ?? new Uint8Array(32);
  const left = nodeOf(leaves, level - 1, place * 2);
  const hasRight = (place * 2 + 1) * 2 ** (level - 1) < leaves.length;
  return doubleSha256(concat(left, hasRight ? nodeOf(leaves, level - 1, place * 2 + 1) : left));
}
