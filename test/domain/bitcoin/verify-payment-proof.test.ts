import { keccak256, sha256, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { BitcoinDataError, fromHex, type Hex } from "#domain/bitcoin/bytes.ts";
import { packHeaders } from "#domain/bitcoin/compact-headers.ts";
import { displayHash, doubleSha256 } from "#domain/bitcoin/hash.ts";
import { readHeader } from "#domain/bitcoin/header.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";
import { readProofFile, writeProofFile } from "#domain/bitcoin/proof-file.ts";
import { type PaymentProof, verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { coinbase, mine, mineChain, payTo, proofOf, transactionOf } from "#test/domain/bitcoin/handmade.ts";

const payments = [1n, 2n, 3n, 4n].map((sats) => transactionOf({ sats }));
const block = [coinbase, ...payments];
const proof = proofOf(block, 2);
const reversed = (hash: Hex): Hex => `0x${displayHash(hash)}`;

const refused = (changed: Partial<PaymentProof>, sentence: string | RegExp) => {
  const verify = () => verifyPaymentProof({ ...proof, ...changed });
  expect(verify).toThrow(BitcoinDataError);
  expect(verify).toThrow(sentence);
};

describe("a proof of a payment", () => {
  test("says what was paid, to which script, in which block, under how many headers", () => {
    const hash = sha256(sha256(payments[1]!));
    expect(verifyPaymentProof(proof)).toEqual({
      txid: hash,
      vout: 0,
      sats: 2n,
      script: toHex(payTo),
      scriptHash: keccak256(payTo),
      blockHash: sha256(sha256(`0x${proof.headers.slice(2, 162)}`)),
      anchorHash: proof.anchor,
      headerCount: 6,
      blockTime: 1_700_000_000,
      isFreshlyMined: false,
      work: 12n,
    });
  });

  test("of a block's first transaction is freshly mined", () => {
    expect(verifyPaymentProof(proofOf(block, 0))).toMatchObject({ isFreshlyMined: true, sats: 5_000_000_000n });
  });

  test("holds for every transaction of blocks of every small size", () => {
    for (let length = 1; length <= 9; length++) {
      const transactions = [coinbase, ...Array.from({ length }, (_, i) => transactionOf({ sats: BigInt(i + 1) }))];
      for (let index = 0; index <= length; index++) {
        const { sats } = verifyPaymentProof(proofOf(transactions, index, 1));
        expect(sats).toBe(index === 0 ? 5_000_000_000n : BigInt(index));
      }
    }
  });

  test("with another place in the block is refused, and so is one with bits above the tree", () => {
    refused({ index: 3 }, /Transaction [0-9a-f]{64} is not in block [0-9a-f]{64} at place 3\./);
    refused({ index: 2 + 8 }, "A tree 3 levels deep has no transaction number 10.");
    refused({ index: 2 + 2 ** 32 }, "has no transaction number");
    refused({ index: -1 }, "has no transaction number");
    refused({ index: 1.5 }, "has no transaction number");
  });

  test("at the place that exists only because an odd row's last node is repeated is refused", () => {
    const last = proofOf(block, 4);
    expect(verifyPaymentProof(last)).toMatchObject({ sats: 4n });
    expect(() => verifyPaymentProof({ ...last, index: 5 })).toThrow("it is a repetition");
  });

  test("below a mined transaction of 64 bytes, of which one half is the payment's hash, is refused", () => {
    for (let size = 0; size <= 4; size++) {
      // The fifth byte of the payment's hash is where the mined one has its count of inputs.
      let forged = payments[0]!;
      for (let sats = 1n; doubleSha256(forged)[4] !== 1; sats++) forged = transactionOf({ sats });
      const half = transactionOf({ script: new Uint8Array(4 - size), input: new Uint8Array(size) }).subarray(32);
      expect(half.length).toBe(32);
      const branch = [half, half];
      const tree = (index: number) => () => rootOfBranch(doubleSha256(forged), index, branch);
      expect(tree(0)).toThrow("Level 0 of the branch is a transaction of 64 bytes");
      expect(tree(2)).toThrow("Level 0 of the branch is a transaction of 64 bytes");
      expect(tree(1)).not.toThrow();
    }
  });

  test("of a coinbase anywhere but first, and of another transaction there, is refused", () => {
    expect(() => verifyPaymentProof(proofOf([payments[0]!, coinbase], 1))).toThrow("is its coinbase");
    expect(() => verifyPaymentProof(proofOf([payments[0]!, coinbase], 0))).toThrow("is its coinbase");
  });

  test("with any changed byte in the headers does not end at the anchor, wherever the byte is", () => {
    const headers = fromHex(proof.headers, "");
    for (let at = 0; at < headers.length; at++) {
      const changed = headers.slice();
      changed[at] = changed[at]! ^ 1;
      refused({ headers: toHex(changed) }, /is not in block|not at the anchor/);
    }
  });

  test("with headers of a wrong length, or one left out, is refused", () => {
    refused({ headers: proof.headers.slice(0, -2) as Hex }, "The headers are 319 bytes long");
    refused({ headers: "0x" }, "The headers are 0 bytes long");
    refused({ headers: proof.headers.slice(0, -96) as Hex }, "not at the anchor");
    const huge = `0x${"00".repeat(80 + 48 * 10_000)}` as const;
    refused({ headers: huge }, "The proof brings 10001 headers; at most 10000 are read.");
  });

  test("from headers nobody mined is refused: each must have the work that it claims", () => {
    const { headers } = mineChain(block, 1);
    const real = readHeader(headers[0]!);
    const idle = Uint8Array.from(headers[0]!);
    new DataView(idle.buffer).setUint32(72, 0x1d00ffff, true);
    const lazy = { headers: toHex(idle), anchor: toHex(readHeader(idle).hash) };
    refused(lazy, "does not have the work it claims: nobody mined it");
    for (const nBits of [0, 0x01000000, 0x1d800001, 0xff123456]) {
      new DataView(idle.buffer).setUint32(72, nBits, true);
      refused({ headers: toHex(idle), anchor: toHex(readHeader(idle).hash) }, "claims a target that no block can have");
    }
    expect(real.nBits).toBe(0x207fffff);
  });

  test("whose headers do not follow one another cannot be packed", () => {
    const { headers } = mineChain(block, 3);
    expect(() => packHeaders([headers[0]!, headers[2]!])).toThrow("Header 2 of 2 does not follow the one before it.");
    expect(() => packHeaders([])).toThrow("at least the header of the payment's block");
    const stranger = mine(new Uint8Array(32), new Uint8Array(32), 1);
    expect(() => packHeaders([...headers, stranger])).toThrow("Header 4 of 4");
  });

  test("with a tampered transaction, a missing output or one without satoshis is refused", () => {
    refused({ transaction: toHex(transactionOf({ sats: 2_000n })) }, "is not in block");
    refused({ vout: 1 }, "The transaction has 1 outputs, none of number 1.");
    refused({ vout: -1 }, "none of number -1");
    const unpaid = [coinbase, transactionOf({ sats: 0n })];
    expect(() => verifyPaymentProof(proofOf(unpaid))).toThrow("Output 0 pays nothing.");
    refused({ transaction: "0xzz" }, "The transaction is not hexadecimal.");
    refused({ branch: ["0x00"] }, "Node 0 of the branch is 1 bytes long; a hash has 32.");
    refused({ anchor: reversed(proof.anchor) }, "not at the anchor");
  });
});

describe("a proof's file", () => {
  const text = writeProofFile(proof);
  const changed = (change: (file: Record<string, unknown> & { proof: Record<string, unknown> }) => void) => {
    const file = JSON.parse(text);
    change(file);
    return () => readProofFile(JSON.stringify(file));
  };

  test("comes back as it was written, and shows hashes as people write them", () => {
    expect(readProofFile(text)).toEqual({ proof, payment: verifyPaymentProof(proof) });
    expect(JSON.parse(text)).toMatchObject({
      kind: "lode-payment-proof",
      version: 1,
      txid: displayHash(verifyPaymentProof(proof).txid),
    });
  });

  test("that speaks of another transaction or block than it proves is refused", () => {
    expect(changed((file) => Object.assign(file, { txid: "00".repeat(32) }))).toThrow("but proves");
    expect(changed((file) => Object.assign(file, { block: "00".repeat(32) }))).toThrow("but proves");
  });

  test("that is no proof says where it is wrong", () => {
    expect(() => readProofFile("<html>")).toThrow("The file is not JSON.");
    expect(() => readProofFile("null")).toThrow("the whole");
    expect(() => readProofFile(`"${"a".repeat(2_000_001)}"`)).toThrow("larger than any proof");
    expect(changed((file) => Object.assign(file, { version: 2 }))).toThrow("version is not 1");
    expect(changed((file) => Object.assign(file, { more: 1 }))).toThrow("Lode can read");
    const wrong = (key: string, value: unknown, sentence: string) =>
      expect(changed((file) => Object.assign(file.proof, { [key]: value }))).toThrow(`proof.${key} ${sentence}`);
    wrong("index", -1, "is negative");
    wrong("index", "1", "is missing or not a whole number");
    wrong("vout", 2 ** 32, "is above 4294967295");
    wrong("anchor", "0x00", "is not 32 bytes long");
    wrong("transaction", "0xAA", "is not 0x and lower-case hexadecimal digits");
    wrong("transaction", `0x${"00".repeat(100_001)}`, "is not 1 to 100000 bytes long");
    wrong("network", "dogecoin", "is not a network of Bitcoin");
    wrong("branch", Array(33).fill(proof.anchor), "is longer than 32");
  });

  test("is not written for a proof that does not hold", () => {
    expect(() => writeProofFile({ ...proof, vout: 9 })).toThrow("none of number 9");
  });
});
