import { displayHash } from "#domain/bitcoin/hash.ts";
import type { Block } from "./block.ts";
import type { RegtestChain } from "./chain.ts";
import { hexOf } from "./esplora-json.ts";
import { addressOf, nBits } from "./network.ts";
import { isCoinbase, type RegtestTransaction } from "./transaction.ts";

const mark = "sats in BTC:";

/** JSON with amounts the way Core writes them: numbers of BTC with eight digits after the point. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${mark}${btc(part)}` : part));
  return text.replaceAll(new RegExp(`"${mark}(\\d+\\.\\d{8})"`, "g"), "$1");
}

function btc(sats: bigint): string {
  const digits = sats.toString().padStart(9, "0");
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
}

const bits = nBits.toString(16);

function confirmationsOf(chain: RegtestChain, block: Block): number {
  return chain.isOnHeaviest(block) ? chain.tip.height - block.height + 1 : -1;
}

export function headerJson(chain: RegtestChain, block: Block) {
  const view = new DataView(block.header.buffer, block.header.byteOffset);
  const next = chain.isOnHeaviest(block) ? chain.blocks[block.height + 1]?.hash : undefined;
  return {
    hash: block.hash,
    confirmations: confirmationsOf(chain, block),
    height: block.height,
    version: view.getInt32(0, true),
    versionHex: view.getUint32(0, true).toString(16).padStart(8, "0"),
    merkleroot: displayHash(block.header.subarray(36, 68)),
    time: block.time,
    mediantime: chain.medianTimeAt(block.height),
    nonce: view.getUint32(76, true),
    bits,
    nTx: block.transactions.length,
    ...(block.height > 0 && { previousblockhash: block.previous }),
    ...(next !== undefined && { nextblockhash: next }),
  };
}

/** Amounts are bigint sats here: `writeJson` makes BTC of them. */
export function coreTransactionJson(transaction: RegtestTransaction) {
  const { txid, wtxid, raw, withoutWitness, parts } = transaction;
  const weight = withoutWitness.length * 3 + raw.length;
  const created = isCoinbase(transaction);
  return {
    txid,
    hash: wtxid,
    version: parts.version,
    size: raw.length,
    vsize: Math.ceil(weight / 4),
    weight,
    locktime: parts.lockTime,
    vin: parts.inputs.map(({ txid: from, index, finalScriptSig, sequence }, number) => {
      const witness = parts.witnesses?.[number]?.map(hexOf);
      return {
        ...(created
          ? { coinbase: hexOf(finalScriptSig) }
          : { txid: hexOf(from), vout: index, scriptSig: { hex: hexOf(finalScriptSig) } }),
        ...(witness !== undefined && witness.length > 0 && { txinwitness: witness }),
        sequence,
      };
    }),
    vout: parts.outputs.map(({ amount, script }, n) => {
      const address = addressOf(script);
      return { value: amount, n, scriptPubKey: { hex: hexOf(script), ...(address !== undefined && { address }) } };
    }),
    hex: hexOf(raw),
  };
}
