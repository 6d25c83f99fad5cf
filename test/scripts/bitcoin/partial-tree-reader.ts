import { concat } from "#domain/bitcoin/bytes.ts";
import { displayHash, doubleSha256 } from "#domain/bitcoin/hash.ts";

/** Reads a merkle block of fewer than 253 hashes, the way Bitcoin's BIP 37 says: from the top down, flag by flag. */
export function readPartialTree(bytes: Uint8Array) {
  const total = new DataView(bytes.buffer, bytes.byteOffset).getUint32(80, true);
  const count = bytes[84] ?? 0;
  const hashes = Array.from({ length: count }, (_, i) => bytes.slice(85 + 32 * i, 117 + 32 * i));
  const flagBytes = bytes.slice(86 + 32 * count);
  const flags = Array.from({ length: flagBytes.length * 8 }, (_, i) => ((flagBytes[i >> 3]! >> (i & 7)) & 1) === 1);
  const matched: { txid: string; index: number }[] = [];
  const next = <Item>(items: Item[], what: string) => {
    const item = items.shift();
    if (item === undefined) throw new Error(`There are too few ${what}.`);
    return item;
  };
  const visit = (level: number, place: number): Uint8Array => {
    const isFlagged = next(flags, "flags");
    if (level === 0 || !isFlagged) {
      const hash = next(hashes, "hashes");
      if (isFlagged) matched.push({ txid: displayHash(hash), index: place });
      return hash;
    }
    const left = visit(level - 1, place * 2);
    const hasRight = place * 2 + 1 < Math.ceil(total / 2 ** (level - 1));
    return doubleSha256(concat(left, hasRight ? visit(level - 1, place * 2 + 1) : left));
  };
  let height = 0;
  while (Math.ceil(total / 2 ** height) > 1) height += 1;
  const root = visit(height, 0);
  if (hashes.length > 0 || flags.length > 7 || flags.includes(true)) throw new Error("Something is left over.");
  return { root, matched };
}
