import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Kind } from "#scripts/bitcoin/regtest/account.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { isSigned, legacyPreimage, witnessPreimage } from "./signed-hash.ts";

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
