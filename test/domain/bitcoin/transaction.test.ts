import { sha256, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { BitcoinDataError, concat } from "#domain/bitcoin/bytes.ts";
import { withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import { readTransaction } from "#domain/bitcoin/transaction.ts";
import { bytes, coinbase, little, payTo, transactionOf } from "#test/domain/bitcoin/handmade.ts";

const plain = transactionOf();
const input = bytes(`${"07".repeat(32)} 01000000 00 ffffffff`);
const output = concat(little(5_000n, 8), Uint8Array.of(22), payTo);
const version = little(2, 4);
const end = little(0, 4);
const witnesses = bytes("02 03 aabbcc 00");
const segwit = concat(version, bytes("0001 01"), input, bytes("01"), output, witnesses, end);

const refused = (raw: Uint8Array, sentence: string) => {
  expect(() => readTransaction(raw)).toThrow(BitcoinDataError);
  expect(() => readTransaction(raw)).toThrow(sentence);
};

describe("a transaction without witnesses", () => {
  test("is read to its last byte", () => {
    expect(readTransaction(plain)).toEqual({
      txid: Uint8Array.from(Buffer.from(sha256(sha256(plain)).slice(2), "hex")),
      outputs: [{ sats: 5_000n, script: payTo }],
      isCoinbase: false,
    });
    expect(readTransaction(coinbase).isCoinbase).toBe(true);
  });

  test("cut off after any byte is refused, and so is one with a byte too many", () => {
    for (let length = 0; length < plain.length; length++) {
      if (length !== 64) expect(() => readTransaction(plain.subarray(0, length)), `${length}`).toThrow("ends after");
    }
    refused(concat(plain, Uint8Array.of(0)), "The transaction ends at byte 82, but 1 bytes follow.");
  });

  test("of 64 bytes is refused: two nodes of the tree are as long", () => {
    const raw = transactionOf({ script: bytes("51525354") });
    expect(raw.length).toBe(64);
    refused(raw, "64 bytes");
  });

  test("that comes with witnesses, or spends nothing, is refused", () => {
    refused(segwit, "The transaction comes with witnesses.");
    refused(concat(version, bytes("00 00"), end), "The transaction spends nothing.");
    refused(concat(version, bytes("00 01"), output, end), "The transaction comes with witnesses.");
  });

  test("whose sizes are written longer than they must be is refused, at each of the four places", () => {
    for (const one of ["fd0100", "fe01000000", "ff0100000000000000"]) {
      refused(concat(version, bytes(one), input, bytes("01"), output, end), "The size at byte 4 is written longer");
      refused(concat(version, bytes("01"), input, bytes(one), output, end), "The size at byte 46 is written longer");
    }
    const none = bytes(`${"07".repeat(32)} 01000000 fd0000 ffffffff`);
    refused(concat(version, bytes("01"), none, bytes("01"), output, end), "The size at byte 41 is written longer");
    const script = concat(little(1n, 8), bytes("fd1600"), payTo);
    refused(concat(version, bytes("01"), input, bytes("01"), script, end), "The size at byte 55 is written longer");
  });

  test("whose sizes say more than there is, up to the largest, is refused", () => {
    for (const much of ["fdffff", "feffffffff", "ffffffffffffffffff"]) {
      const script = concat(little(1n, 8), bytes(much), payTo);
      refused(concat(version, bytes("01"), input, bytes("01"), script, end), "ends after");
    }
  });

  test("with more parts or bytes than the contract reads is refused before they are read", () => {
    refused(concat(version, bytes("fdb90b"), input), "has 3001 inputs or outputs; the contract reads 3000");
    refused(concat(version, bytes("01"), input, bytes("ffffffffffffffffff")), "has 18446744073709551615 inputs");
    refused(new Uint8Array(100_001), "Have this payment attested instead.");
  });

  test("with more satoshis than there can be is refused", () => {
    refused(transactionOf({ sats: 2_100_000_000_000_001n }), "Output 0 is 2100000000000001 sats");
    expect(readTransaction(transactionOf({ sats: 2_100_000_000_000_000n })).outputs[0]?.sats).toBe(21n * 10n ** 14n);
  });
});

describe("taking the witnesses away", () => {
  test("leaves the transaction its hash is of", () => {
    expect(toHex(withoutWitnesses(segwit))).toBe(toHex(plain));
    expect(withoutWitnesses(plain)).toEqual(plain);
  });

  test("refuses witnesses that are cut off, go on, or claim more items than there are bytes", () => {
    const until = (rest: string) =>
      concat(version, bytes("0001 01"), input, bytes("01"), output, bytes(rest.replaceAll(" ", "")));
    expect(() => withoutWitnesses(segwit.subarray(0, -1))).toThrow("ends after");
    expect(() => withoutWitnesses(concat(segwit, bytes("00")))).toThrow("1 bytes follow");
    expect(() => withoutWitnesses(until("ffffffffffffffffff 00000000"))).toThrow("ends after");
    expect(() => withoutWitnesses(until("01 feffffffff 00000000"))).toThrow("ends after");
  });
});
