import { concat, fromHex } from "#domain/bitcoin/bytes.ts";
import { packHeaders } from "#domain/bitcoin/compact-headers.ts";
import { doubleSha256 } from "#domain/bitcoin/hash.ts";
import { checkWork, readHeader } from "#domain/bitcoin/header.ts";
import { branchOf, rootOfLeaves } from "#domain/bitcoin/merkle.ts";
import { withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import type { PaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}` as const;
export const bytes = (text: string) => fromHex(text.replaceAll(" ", ""), "A test's bytes");
export const little = (value: bigint | number, width: number) =>
  Uint8Array.from({ length: width }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 0xffn));

export const size = (value: number) =>
  value < 0xfd ? little(value, 1) : concat(Uint8Array.of(0xfd), little(value, 2));

const sized = (content: Uint8Array) => concat(size(content.length), content);

export type Parts = { sats?: bigint; script?: Uint8Array; spends?: Uint8Array; input?: Uint8Array };

export const payTo = bytes("0014 000102030405060708090a0b0c0d0e0f10111213");

/** A transaction with one input and one output, byte by byte. */
export function transactionOf({ sats = 5_000n, script = payTo, spends, input = new Uint8Array() }: Parts = {}) {
  const outpoint = spends ?? concat(new Uint8Array(32).fill(7), little(1, 4));
  const inputs = concat(Uint8Array.of(1), outpoint, sized(input), little(0xffffffff, 4));
  return concat(little(2, 4), inputs, Uint8Array.of(1), little(sats, 8), sized(script), little(0, 4));
}

export const coinbase = transactionOf({
  spends: concat(new Uint8Array(32), little(0xffffffff, 4)),
  input: bytes("03a1b2c3"),
  sats: 5_000_000_000n,
});

/** A header with work: regtest's target is met by every second nonce. */
export function mine(previous: Uint8Array, merkleRoot: Uint8Array, time: number, nBits = 0x207fffff) {
  for (let nonce = 0; ; nonce++) {
    const header = concat(little(4, 4), previous, merkleRoot, little(time, 4), little(nBits, 4), little(nonce, 4));
    try {
      checkWork(readHeader(header));
      return header;
    } catch {
      if (nonce === 1_000) throw new Error("No nonce meets this target.");
    }
  }
}

/** Blocks one on the other, the first with `transactions` in it. */
export function mineChain(transactions: readonly Uint8Array[], length = 6) {
  const leaves = transactions.map((raw) => doubleSha256(withoutWitnesses(raw)));
  const headers = [mine(new Uint8Array(32).fill(1), rootOfLeaves(leaves), 1_700_000_000)];
  while (headers.length < length) {
    const previous = readHeader(headers.at(-1)!).hash;
    headers.push(mine(previous, new Uint8Array(32).fill(headers.length), 1_700_000_000 + 600 * headers.length));
  }
  return { headers, leaves };
}

/** A proof that transaction `index` is in the first of some blocks. */
export function proofOf(transactions: readonly Uint8Array[], index = 1, length = 6): PaymentProof {
  const { headers, leaves } = mineChain(transactions, length);
  return {
    network: "regtest",
    anchor: hex(readHeader(headers.at(-1)!).hash),
    headers: hex(packHeaders(headers)),
    branch: branchOf(leaves, index).map(hex),
    index,
    transaction: hex(withoutWitnesses(transactions[index]!)),
    vout: 0,
  };
}
