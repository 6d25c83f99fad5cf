import { createHash } from "node:crypto";
import { OutScript } from "@scure/btc-signer";
import type { Block } from "./block.ts";
import type { Found, RegtestChain } from "./chain.ts";
import { addressOf, nBits } from "./network.ts";
import { isCoinbase } from "./transaction.ts";

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

export const scriptHashOf = (script: Uint8Array): string => createHash("sha256").update(script).digest("hex");

const types: Record<string, string> = { wpkh: "v0_p2wpkh", wsh: "v0_p2wsh", tr: "v1_p2tr", pkh: "p2pkh", sh: "p2sh" };

function typeOf(script: Uint8Array): string {
  if (script[0] === 0x6a) return "op_return";
  try {
    return types[OutScript.decode(script).type] ?? "unknown";
  } catch {
    return "unknown";
  }
}

function outputJson({ script, amount }: { script: Uint8Array; amount: bigint }) {
  const address = addressOf(script);
  return {
    scriptpubkey: hexOf(script),
    scriptpubkey_type: typeOf(script),
    ...(address !== undefined && { scriptpubkey_address: address }),
    value: Number(amount),
  };
}

export function statusJson(block: Block | undefined) {
  if (block === undefined) return { confirmed: false };
  return { confirmed: true, block_height: block.height, block_hash: block.hash, block_time: block.time };
}

/** A transaction the way Esplora tells it: amounts in sats. */
export function transactionJson(chain: RegtestChain, { transaction, block }: Found) {
  const { txid, raw, withoutWitness, parts } = transaction;
  const created = isCoinbase(transaction);
  const inputs = parts.inputs.map((input, number) => {
    const from = hexOf(input.txid);
    const prevout = created ? undefined : chain.find(from)?.transaction.parts.outputs[input.index];
    const witness = parts.witnesses?.[number]?.map(hexOf);
    return {
      txid: from,
      vout: input.index,
      prevout: prevout === undefined ? null : outputJson(prevout),
      scriptsig: hexOf(input.finalScriptSig),
      ...(witness !== undefined && witness.length > 0 && { witness }),
      is_coinbase: created,
      sequence: input.sequence,
    };
  });
  const paid = parts.outputs.reduce((sum, { amount }) => sum + Number(amount), 0);
  const spent = inputs.reduce((sum, { prevout }) => sum + (prevout?.value ?? 0), 0);
  return {
    txid,
    version: parts.version,
    locktime: parts.lockTime,
    vin: inputs,
    vout: parts.outputs.map(outputJson),
    size: raw.length,
    weight: withoutWitness.length * 3 + raw.length,
    fee: created ? 0 : spent - paid,
    status: statusJson(block),
  };
}

export function blockJson(chain: RegtestChain, block: Block) {
  const view = new DataView(block.header.buffer, block.header.byteOffset);
  return {
    id: block.hash,
    height: block.height,
    version: view.getInt32(0, true),
    timestamp: block.time,
    tx_count: block.transactions.length,
    merkle_root: hexOf(block.header.slice(36, 68).reverse()),
    previousblockhash: block.height === 0 ? null : block.previous,
    mediantime: chain.medianTimeAt(block.height),
    nonce: view.getUint32(76, true),
    bits: nBits,
  };
}
