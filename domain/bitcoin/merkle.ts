import { areEqual, BitcoinDataError, concat } from "#domain/bitcoin/bytes.ts";
import { doubleSha256 } from "#domain/bitcoin/hash.ts";

const MAX_DEPTH = 32;

/**
 * The root that follows from a leaf, its index and its siblings from below; all in hashing order. An index has one proof only: what is
 * right of an odd row's end (CVE-2012-2459) is refused, and so are bits of the index above the tree. A node whose halves read as a
 * transaction is refused: it may be a mined one, which names a payment that was never mined (CVE-2017-12842). Throws BitcoinDataError.
 */
export function rootOfBranch(leaf: Uint8Array, index: number, branch: readonly Uint8Array[]): Uint8Array {
  if (branch.length > MAX_DEPTH || !Number.isSafeInteger(index) || index < 0 || index >= 2 ** branch.length) {
    throw new BitcoinDataError(`A tree ${branch.length} levels deep has no transaction number ${index}.`);
  }
  let node = leaf;
  let place = index;
  for (const [level, sibling] of branch.entries()) {
    if (sibling.length !== 32) throw new BitcoinDataError(`Node ${level} of the branch is not a hash.`);
    if (place % 2 === 1 && areEqual(sibling, node)) {
      throw new BitcoinDataError(
        `At level ${level} of the branch a right node equals its left one: it is a repetition.`,
      );
    }
    const halves = place % 2 === 0 ? concat(node, sibling) : concat(sibling, node);
    if (isTransaction(halves)) {
      throw new BitcoinDataError(
        `Level ${level} of the branch is a transaction of 64 bytes: what is below it may be made up.`,
      );
    }
    node = doubleSha256(halves);
    place = Math.floor(place / 2);
  }
  return node;
}

/**
 * Whether 64 bytes are a transaction. They hold no more than one input and one output, which leave four bytes for both scripts; and it
 * pays less than 2^51 satoshis. Of honest nodes that is one in about 2^42.
 */
function isTransaction(nodes: Uint8Array): boolean {
  const size = nodes[41] ?? 0;
  if (nodes[4] !== 1 || size > 4 || nodes[46 + size] !== 1) return false;
  return nodes[55 + size] === 4 - size && nodes[54 + size] === 0 && (nodes[53 + size] ?? 0) < 8;
}

/** Every row of the tree over a block's transactions, from below; an odd row's last node is its own right sibling. */
function rowsOf(leaves: readonly Uint8Array[]): (readonly Uint8Array[])[] {
  const rows = [leaves];
  for (let row = leaves; row.length > 1; ) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const left = row[i] as Uint8Array;
      above.push(doubleSha256(concat(left, row[i + 1] ?? left)));
    }
    rows.push(above);
    row = above;
  }
  return rows;
}

/** The root over all transactions of a block. Throws BitcoinDataError for none, or where two nodes side by side are the same. */
export function rootOfLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  const rows = rowsOf(leaves);
  for (const row of rows) {
    for (let i = 1; i < row.length; i += 2) {
      if (areEqual(row[i] as Uint8Array, row[i - 1] as Uint8Array)) {
        throw new BitcoinDataError("The block lists transactions twice: another block has the same tree.");
      }
    }
  }
  const root = rows.at(-1)?.[0];
  if (root === undefined) throw new BitcoinDataError("A block has at least one transaction.");
  return root;
}

/** The siblings of transaction `index`, from below. */
export function branchOf(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves[index] === undefined) throw new BitcoinDataError(`The block has no transaction number ${index}.`);
  const rows = rowsOf(leaves);
  return rows.slice(0, -1).map((row, level) => {
    const place = Math.floor(index / 2 ** level);
    return (row[place ^ 1] ?? row[place]) as Uint8Array;
  });
}
