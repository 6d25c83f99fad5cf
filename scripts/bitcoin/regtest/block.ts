import { CompactSize, RawTx } from "@scure/btc-signer";
import { concat, hashFromHex } from "#domain/bitcoin/bytes.ts";
import { displayHash, doubleSha256, hashFromDisplay, numberOfHash } from "#domain/bitcoin/hash.ts";
import { rootOfLeaves } from "#domain/bitcoin/merkle.ts";
import { targetOf } from "#domain/nbits.ts";
import { nBits } from "./network.ts";
import { type RegtestTransaction, readRaw } from "./transaction.ts";

/** Hashes as people write them; `time` in UTC seconds. */
export type Block = {
  height: number;
  hash: string;
  previous: string;
  header: Uint8Array;
  time: number;
  transactions: RegtestTransaction[];
};

type Contents = Pick<Block, "height" | "previous" | "time" | "transactions">;

const target = targetOf(nBits);

export const leavesOf = (transactions: readonly RegtestTransaction[]): Uint8Array[] =>
  transactions.map(({ txid }) => hashFromDisplay(txid, "A txid"));

/** The block with these contents: tries nonces until one has the work. */
export function mineBlock(contents: Contents): Block {
  const { previous, transactions, time } = contents;
  const header = new Uint8Array(80);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x20000000, true);
  header.set(hashFromDisplay(previous, "The block before"), 4);
  header.set(rootOfLeaves(leavesOf(transactions)), 36);
  view.setUint32(68, time, true);
  view.setUint32(72, nBits, true);
  for (let nonce = 0; ; nonce++) {
    view.setUint32(76, nonce, true);
    const hash = doubleSha256(header);
    if (numberOfHash(hash) <= target) return { ...contents, header, hash: displayHash(hash) };
  }
}

/** All bytes of a block, as nodes send it to each other. */
export function bytesOf({ header, transactions }: Block): Uint8Array {
  return concat(header, CompactSize.encode(BigInt(transactions.length)), ...transactions.map(({ raw }) => raw));
}

/** What a block's first transaction creates, and what it says of the other ones. */
export function coinbaseOf(
  { height, branch }: { height: number; branch: number },
  { script, sats }: { script: Uint8Array; sats: bigint },
  others: readonly RegtestTransaction[],
): RegtestTransaction {
  const nothing = new Uint8Array(32);
  const wtxids = others.map(({ wtxid }) => hashFromDisplay(wtxid, "A wtxid"));
  // BIP 141: the tree of the transactions with their witnesses, in which this one counts as zero.
  const commitment = doubleSha256(concat(rootOfLeaves([nothing, ...wtxids]), nothing));
  const raw = RawTx.encode({
    version: 2,
    segwitFlag: true,
    // BIP 34: the height comes first; the branch tells two blocks of one height apart.
    inputs: [
      {
        txid: nothing,
        index: 0xffffffff,
        finalScriptSig: concat(pushed(height), Uint8Array.of(4), number(branch)),
        sequence: 0xffffffff,
      },
    ],
    outputs: [
      { amount: sats, script },
      { amount: 0n, script: concat(hashMark, commitment) },
    ],
    witnesses: [[nothing]],
    lockTime: 0,
  });
  return readRaw(raw);
}

const hashMark = Uint8Array.of(0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed);

/** A height above 0 as scripts push it, in as few bytes as they can: nodes refuse any other way. */
function pushed(height: number): Uint8Array {
  if (height <= 16) return Uint8Array.of(0x50 + height);
  const bytes = number(height);
  // The highest bit is the sign.
  const length = Math.floor(Math.log2(height) / 8 + 1 / 8) + 1;
  return concat(Uint8Array.of(length), bytes.subarray(0, length));
}

/** Four bytes, little-endian. */
function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** The block every regtest begins with, the same in all nodes there are. */
export const genesis: Block = (() => {
  const transactions = [
    readRaw(
      Buffer.from(
        "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000",
        "hex",
      ),
    ),
  ];
  const header = new Uint8Array(80);
  const view = new DataView(header.buffer);
  view.setUint32(0, 1, true);
  header.set(hashFromHex("3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a", "The root"), 36);
  const time = 1_296_688_602;
  view.setUint32(68, time, true);
  view.setUint32(72, nBits, true);
  view.setUint32(76, 2, true);
  return { height: 0, hash: displayHash(doubleSha256(header)), previous: "0".repeat(64), header, time, transactions };
})();
