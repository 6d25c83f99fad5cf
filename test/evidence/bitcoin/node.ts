import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, fromHex, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash, doubleSha256 } from "#domain/bitcoin/hash.ts";
import { readHeader } from "#domain/bitcoin/header.ts";
import { branchOf, rootOfLeaves } from "#domain/bitcoin/merkle.ts";
import { splitTransaction, withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import { coinbase, little, mine, size } from "#test/domain/bitcoin/handmade.ts";

export type Reply = { status?: number; body: string | Uint8Array; headers?: Record<string, string> };
/** What a test answers instead of the honest node: to a path of Esplora, or to a method of the node. */
export type Lies = Record<string, (honest: Reply, params: unknown[]) => Reply | Promise<Reply>>;

type Held = { header: Uint8Array; hash: Uint8Array; transactions: Uint8Array[]; txids: Uint8Array[]; time: number };

const genesisHeader = fromHex(
  `01000000${"00".repeat(32)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000`,
  "genesis",
);

const genesisCoinbase = fromHex(
  `0100000001${"00".repeat(32)}ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000`,
  "genesis",
);

/** Blocks on regtest's first one: each with its list of transactions, after a coinbase of its own. */
export function blocksOf(lists: readonly (readonly Uint8Array[])[], start = 1_700_000_000): Held[] {
  const { hash } = readHeader(genesisHeader);
  const txids = [doubleSha256(genesisCoinbase)];
  const genesis = { header: genesisHeader, hash, transactions: [genesisCoinbase], txids, time: 0 };
  const blocks: Held[] = [genesis];
  for (const [i, list] of lists.entries()) {
    const transactions = [concat(coinbase.subarray(0, 42), little(i, 4), coinbase.subarray(46)), ...list];
    const txids = transactions.map((raw) => doubleSha256(withoutWitnesses(raw)));
    const time = start + 600 * i;
    const header = mine(blocks.at(-1)!.hash, rootOfLeaves(txids), time);
    blocks.push({ header, hash: readHeader(header).hash, transactions, txids, time });
  }
  return blocks;
}

const json = (value: unknown): Reply => ({ body: JSON.stringify(value) });
const hex = (bytes: Uint8Array) => toHex(bytes).slice(2);
const btc = (sats: bigint) => `${sats / 100_000_000n}.${(sats % 100_000_000n).toString().padStart(8, "0")}`;

/** Serves blocks over Esplora's paths and a node's methods, from one address; tells lies where asked to. */
export async function startNode(blocks: Held[], lies: Lies = {}) {
  const byHash = (shown: unknown) => blocks.findIndex(({ hash }) => displayHash(hash) === shown);
  const find = (shown: unknown) => {
    for (const [height, { txids }] of blocks.entries()) {
      const index = txids.findIndex((txid) => displayHash(txid) === shown);
      if (index >= 0) return { height, index, block: blocks[height]! };
    }
    return undefined;
  };
  const asked: string[] = [];

  function esplora(path: string): Reply {
    const [, one, two = "", three, , four] = path.split("/");
    if (path === "/blocks/tip/height") return json(blocks.length - 1);
    if (one === "block-height" && blocks[Number(two)]) return { body: displayHash(blocks[Number(two)]!.hash) };
    const height = byHash(two);
    if (one === "block" && height >= 0 && three === "header") return { body: hex(blocks[height]!.header) };
    if (one === "block" && height >= 0) return json({ in_best_chain: true, height });
    const place = find(two);
    if (one === "tx" && place !== undefined) {
      const { block, index } = place;
      if (three === "raw") return { body: block.transactions[index]! };
      if (three === "status") return json(statusOf(place.height));
      return json({ merkle: branchOf(block.txids, index).map(displayHash), pos: index, block_height: place.height });
    }
    if (one === "scripthash") return json(historyOf(two, four));
    return { status: 404, body: "not found" };
  }

  const statusOf = (height: number) => ({
    confirmed: true,
    block_height: height,
    block_hash: displayHash(blocks[height]!.hash),
    block_time: blocks[height]!.time,
  });

  function historyOf(scripthash: string, last: string | undefined) {
    const all = blocks.flatMap(({ transactions, txids }, height) =>
      transactions.flatMap((raw, i) =>
        splitTransaction(raw).outputs.some(({ script }) => hex(sha256(script)) === scripthash)
          ? [{ txid: displayHash(txids[i]!), status: statusOf(height) }]
          : [],
      ),
    );
    const newestFirst = all.reverse();
    const start = last === undefined ? 0 : newestFirst.findIndex(({ txid }) => txid === last) + 1;
    return newestFirst.slice(start, start + 2);
  }

  function node(method: string, params: unknown[]): Reply {
    const result = (value: string) => ({ body: `{"result":${value},"error":null,"id":"lode"}` });
    const error = (code: number, message: string) => ({
      status: 500,
      body: JSON.stringify({ result: null, error: { code, message }, id: "lode" }),
    });
    const [first, second] = params;
    if (method === "getblockhash") {
      const block = blocks[Number(first)];
      return block ? result(`"${displayHash(block.hash)}"`) : error(-8, "Block height out of range");
    }
    const height = byHash(first);
    if (method.startsWith("getblock")) {
      const block = blocks[height];
      if (block === undefined) return error(-5, "Block not found");
      if (method === "getblock") {
        return result(`"${hex(concat(block.header, size(block.transactions.length), ...block.transactions))}"`);
      }
      if (second === false) return result(`"${hex(block.header)}"`);
      return result(
        `{"height":${height},"confirmations":${blocks.length - height},"difficulty":4.656542373906925e-10}`,
      );
    }
    const place = find(Array.isArray(first) ? first[0] : first);
    if (place === undefined) return error(-5, "No such mempool or blockchain transaction.");
    const raw = place.block.transactions[place.index]!;
    if (method === "getrawtransaction") {
      const vout = splitTransaction(raw).outputs.map(({ sats }, n) => `{"value":${btc(sats)},"n":${n}}`);
      return result(`{"hex":"${hex(raw)}","blockhash":"${displayHash(place.block.hash)}","vout":[${vout.join(",")}]}`);
    }
    if (method === "gettxoutproof") return result(`"${hex(txOutProof(place.block, place.index))}"`);
    return error(-32601, "Method not found");
  }

  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const call = request.method === "POST" ? (JSON.parse(body) as { method: string; params: unknown[] }) : undefined;
    const what = call?.method ?? request.url ?? "";
    asked.push(what);
    const honest = call === undefined ? esplora(what) : node(call.method, call.params);
    const lie = Object.entries(lies).find(([start]) => what.startsWith(start))?.[1];
    const reply = lie === undefined ? honest : await lie(honest, call?.params ?? []);
    response.writeHead(reply.status ?? 200, reply.headers ?? {}).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, stop, asked };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

/** As Bitcoin Core serialises it: the tree walked depth first, a bit for each node passed. */
export function txOutProof({ header, txids }: Pick<Held, "header" | "txids">, index: number): Uint8Array {
  const [bits, hashes]: [number[], Uint8Array[]] = [[], []];
  const width = (level: number) => Math.ceil(txids.length / 2 ** level);
  let depth = 0;
  while (width(depth) > 1) depth += 1;
  const nodeAt = (level: number, place: number): Uint8Array => {
    if (level === 0) return txids[place]!;
    const left = nodeAt(level - 1, 2 * place);
    const right = 2 * place + 1 < width(level - 1) ? nodeAt(level - 1, 2 * place + 1) : left;
    return doubleSha256(concat(left, right));
  };
  const walk = (level: number, place: number) => {
    const leads = index >> level === place;
    bits.push(leads ? 1 : 0);
    if (!leads || level === 0) return hashes.push(nodeAt(level, place));
    walk(level - 1, 2 * place);
    if (2 * place + 1 < width(level - 1)) walk(level - 1, 2 * place + 1);
    return undefined;
  };
  walk(depth, 0);
  const flags = Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit, at) => byte | (bit << at), 0),
  );
  return concat(header, little(txids.length, 4), size(hashes.length), ...hashes, size(flags.length), flags);
}
