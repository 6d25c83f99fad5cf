import { kinds } from "./account.ts";
import { type Block, bytesOf } from "./block.ts";
import type { Found, RegtestChain } from "./chain.ts";
import { coreTransactionJson, headerJson } from "./core-json.ts";
import { hexOf } from "./esplora-json.ts";
import { Fault } from "./fault.ts";
import { nBits, scriptOf } from "./network.ts";
import { partialTreeOf } from "./partial-tree.ts";

type Method = (chain: RegtestChain, parameters: readonly unknown[]) => unknown;

const methods: Record<string, Method> = {
  getblockchaininfo: ({ tip }) => ({
    chain: "regtest",
    blocks: tip.height,
    headers: tip.height,
    bestblockhash: tip.hash,
    bits: nBits.toString(16),
    initialblockdownload: false,
    pruned: false,
  }),
  getblockcount: ({ tip }) => tip.height,
  getbestblockhash: ({ tip }) => tip.hash,
  getblockhash: (chain, [height]) => {
    const block = chain.blocks[whole(height, "height")];
    if (block === undefined) throw new Fault("Block height out of range", { code: -8 });
    return block.hash;
  },
  getblockheader: (chain, [hash, verbose = true]) => {
    const block = blockOf(chain, hash);
    return verbose === false ? hexOf(block.header) : headerJson(chain, block);
  },
  getblock: (chain, [hash, verbosity = 1]) => {
    const block = blockOf(chain, hash);
    if (verbosity === 0 || verbosity === false) return hexOf(bytesOf(block));
    const { transactions } = block;
    const tx = verbosity === 2 ? transactions.map(coreTransactionJson) : transactions.map(({ txid }) => txid);
    return { ...headerJson(chain, block), size: bytesOf(block).length, tx };
  },
  getrawtransaction: (chain, [txid, verbose = false]) => {
    const { transaction, block } = find(chain, txid);
    if (verbose === false || verbose === 0) return hexOf(transaction.raw);
    const where = block && {
      blockhash: block.hash,
      confirmations: chain.tip.height - block.height + 1,
      time: block.time,
      blocktime: block.time,
    };
    return { ...coreTransactionJson(transaction), ...where };
  },
  gettxoutproof: (chain, [txids, hash]) => {
    if (!Array.isArray(txids) || txids.length === 0) throw new Fault("Parameter 'txids' cannot be empty", { code: -8 });
    const block = hash === undefined ? find(chain, txids[0]).block : blockOf(chain, hash);
    if (block === undefined) throw new Fault("Transaction not yet in block", { code: -5 });
    const inside = new Set(block.transactions.map(({ txid }) => txid));
    if (!txids.every((txid) => inside.has(txid))) {
      throw new Fault("Not all transactions found in specified or retrieved block", { code: -5 });
    }
    return hexOf(partialTreeOf(block, new Set(txids)));
  },
  sendrawtransaction: (chain, [hex]) => submit(chain, text(hex, "hexstring")),
  setmocktime: (chain, [seconds]) => {
    chain.setTime(whole(seconds, "timestamp"));
    return null;
  },
  generatetoaddress: (chain, [count, address]) =>
    chain
      .mine(whole(count, "nblocks"), { to: scriptOfAddress(text(address, "address")), every: 0 })
      .map(({ hash }) => hash),
  getnewaddress: (chain, [label, type = "p2wpkh"]) => {
    const kind = kinds.find((one) => one === type);
    if (kind === undefined) throw new Fault(`Unknown address type '${type}': one of ${kinds.join(", ")}`, { code: -5 });
    return chain.addAccount(text(label, "label"), kind).address;
  },
  sendtoaddress: (chain, [address, amount]) => {
    const script = scriptOfAddress(text(address, "address"));
    if (typeof amount !== "number" || !(amount > 0)) throw new Fault("Invalid amount", { code: -3 });
    try {
      return chain.pay([{ script, sats: BigInt(Math.round(amount * 1e8)) }]);
    } catch (error) {
      throw new Fault(sentence(error), { code: -6 });
    }
  },
  invalidateblock: (chain, [hash]) => {
    const block = blockOf(chain, hash);
    if (chain.isOnHeaviest(block)) chain.drop(chain.tip.height - block.height + 1);
    return null;
  },
};

/** What Core answers to a call; amounts in it are bigint sats. Throws Fault. */
export function callCore(chain: RegtestChain, method: string, parameters: readonly unknown[]): unknown {
  const call = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (call === undefined) throw new Fault("Method not found", { status: 404, code: -32601 });
  return call(chain, parameters);
}

/** Takes a signed transaction. Returns its txid. Throws Fault where a node would refuse it. */
export function submit(chain: RegtestChain, hex: string): string {
  if (!/^([0-9a-f]{2})+$/i.test(hex)) throw new Fault("TX decode failed", { code: -22 });
  try {
    return chain.submit(Buffer.from(hex, "hex"));
  } catch (error) {
    throw new Fault(sentence(error), { code: -26 });
  }
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

function whole(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new Fault(`JSON value of type ${typeof value} for ${name} is not of expected type number`, { code: -3 });
  }
  return value;
}

function text(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw new Fault(`JSON value of type ${typeof value} for ${name} is not of expected type string`, { code: -3 });
}

function blockOf(chain: RegtestChain, hash: unknown): Block {
  const block = chain.blockOf(text(hash, "blockhash"));
  if (block === undefined) throw new Fault("Block not found", { code: -5 });
  return block;
}

function find(chain: RegtestChain, txid: unknown): Found {
  const found = chain.find(text(txid, "txid"));
  if (found === undefined) throw new Fault("No such mempool or blockchain transaction.", { code: -5 });
  return found;
}

function scriptOfAddress(address: string): Uint8Array {
  try {
    return scriptOf(address);
  } catch {
    throw new Fault("Invalid address", { code: -5 });
  }
}
