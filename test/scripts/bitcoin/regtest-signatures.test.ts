import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Kind } from "#scripts/bitcoin/regtest/account.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { isSchnorrSigned } from "./schnorr.ts";
import { isSigned, legacyPreimage, taprootHash, witnessPreimage } from "./signed-hash.ts";

const hash160 = (bytes: Uint8Array) =>
  new Uint8Array(createHash("ripemd160").update(createHash("sha256").update(bytes).digest()).digest());

/** A payment from two outputs of one kind. */
function paidFrom(kind: Kind) {
  const chain = new RegtestChain();
  chain.mine(105);
  const pool = chain.addAccount("pool", kind);
  chain.pay([
    { script: pool.script, sats: 40_000n },
    { script: pool.script, sats: 50_000n },
  ]);
  chain.mine();
  const txid = chain.pay([{ script: chain.miner.script, sats: 80_000n }], [pool]);
  return { pool, transaction: chain.find(txid)!.transaction };
}

describe("payments on regtest are signed, and OpenSSL agrees", () => {
  test.each(["p2wpkh", "p2sh"] as const)("from %s", (kind) => {
    const { transaction } = paidFrom(kind);
    const sats = [40_000n, 50_000n];
    expect(transaction.parts.witnesses?.length).toBe(2);
    for (const [number, witness] of transaction.parts.witnesses!.entries()) {
      const [signature, key] = witness as [Uint8Array, Uint8Array];
      const over = (amount: bigint) => witnessPreimage(transaction, number, hash160(key), amount);
      expect(isSigned(over(sats[number]!), key, signature)).toBe(true);
      expect(isSigned(over(sats[number]! + 1n), key, signature)).toBe(false);
    }
  });

  test("from p2pkh", () => {
    const { pool, transaction } = paidFrom("p2pkh");
    for (const [number, { finalScriptSig }] of transaction.parts.inputs.entries()) {
      const length = finalScriptSig[0]!;
      const [signature, key] = [finalScriptSig.subarray(1, 1 + length), finalScriptSig.subarray(2 + length)];
      expect(isSigned(legacyPreimage(transaction, number, pool.script), key, signature)).toBe(true);
      expect(isSigned(legacyPreimage(transaction, 1 - number, pool.script), key, signature)).toBe(false);
    }
  });
});

describe("signatures of P2TR payments", () => {
  const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

  test("are judged as BIP 340's own vectors are", () => {
    const [message, key, signature] = [
      "243f6a8885a308d313198a2e03707344a4093822299f31d0082efa98ec4e6c89",
      "dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659",
      "6896bd60eeae296db48a229ff71dfe071bde413e6d43f917dc8dcf8c78de33418906d11ac976abccb20b091292bff4ea897efcb639ea871cfa95f6de339e4b0a",
    ].map(bytes) as [Uint8Array, Uint8Array, Uint8Array];
    expect(isSchnorrSigned(message, key, signature)).toBe(true);
    expect(isSchnorrSigned(message, key, signature.with(63, 0x0b))).toBe(false);
    expect(isSchnorrSigned(message.with(0, 0x25), key, signature)).toBe(false);
    expect(isSchnorrSigned(message, key.with(31, 0x58), signature)).toBe(false);
  });

  test("are over all that BIP 341 names", () => {
    const { pool, transaction } = paidFrom("p2tr");
    const spent = [40_000n, 50_000n].map((sats) => ({ script: pool.script, sats }));
    const key = pool.script.subarray(2);
    for (const [number, witness] of transaction.parts.witnesses!.entries()) {
      const [signature] = witness as [Uint8Array];
      expect(isSchnorrSigned(taprootHash(transaction, number, spent), key, signature)).toBe(true);
      const other = spent.with(1, { script: pool.script, sats: 50_001n });
      expect(isSchnorrSigned(taprootHash(transaction, number, other), key, signature)).toBe(false);
    }
  });
});
