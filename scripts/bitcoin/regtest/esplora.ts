import { displayHash } from "#domain/bitcoin/hash.ts";
import { branchOf } from "#domain/bitcoin/merkle.ts";
import { type Block, bytesOf, leavesOf } from "./block.ts";
import type { Found, RegtestChain } from "./chain.ts";
import { blockJson, hexOf, scriptHashOf, statusJson, transactionJson } from "./esplora-json.ts";
import { Fault } from "./fault.ts";
import { scriptOf } from "./network.ts";
import { partialTreeOf } from "./partial-tree.ts";

type Answer = string | Uint8Array | object;
type Route = { pattern: RegExp; answer: (chain: RegtestChain, groups: Record<string, string>) => Answer };

/** So many transactions are in one answer. */
const page = 25;

const route = (path: string, answer: Route["answer"]): Route => ({
  pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, "(?<$1>[\\w]+)")}$`),
  answer,
});

const routes: Route[] = [
  route("/blocks/tip/height", ({ tip }) => String(tip.height)),
  route("/blocks/tip/hash", ({ tip }) => tip.hash),
  route("/block-height/:height", (chain, { height }) => {
    const block = chain.blocks[Number(height)];
    if (block === undefined) throw new Fault("Block not found", { status: 404 });
    return block.hash;
  }),
  route("/block/:hash", (chain, { hash }) => blockJson(chain, blockOf(chain, hash))),
  route("/block/:hash/header", (chain, { hash }) => hexOf(blockOf(chain, hash).header)),
  route("/block/:hash/raw", (chain, { hash }) => bytesOf(blockOf(chain, hash))),
  route("/block/:hash/txids", (chain, { hash }) => blockOf(chain, hash).transactions.map(({ txid }) => txid)),
  route("/block/:hash/txid/:index", (chain, { hash, index }) => {
    const found = blockOf(chain, hash).transactions[Number(index)];
    if (found === undefined) throw new Fault("tx index out of range", { status: 404 });
    return found.txid;
  }),
  route("/block/:hash/status", (chain, { hash }) => {
    const block = blockOf(chain, hash);
    const isBest = chain.isOnHeaviest(block);
    const next = isBest ? chain.blocks[block.height + 1]?.hash : undefined;
    return isBest ? { in_best_chain: true, height: block.height, next_best: next ?? null } : { in_best_chain: false };
  }),
  route("/tx/:txid", (chain, { txid }) => transactionJson(chain, find(chain, txid))),
  route("/tx/:txid/status", (chain, { txid }) => statusJson(find(chain, txid).block)),
  route("/tx/:txid/hex", (chain, { txid }) => hexOf(find(chain, txid).transaction.raw)),
  route("/tx/:txid/raw", (chain, { txid }) => find(chain, txid).transaction.raw),
  route("/tx/:txid/merkle-proof", (chain, { txid }) => {
    const { block, index } = findMined(chain, txid);
    const merkle = branchOf(leavesOf(block.transactions), index).map(displayHash);
    return { block_height: block.height, merkle, pos: index };
  }),
  route("/tx/:txid/merkleblock-proof", (chain, { txid = "" }) =>
    hexOf(partialTreeOf(findMined(chain, txid).block, new Set([txid]))),
  ),
  ...["/chain", "/chain/:last", ""].flatMap((rest) => [
    route(`/scripthash/:key/txs${rest}`, (chain, { key = "", last }) => history(chain, key, rest !== "", last)),
    route(`/address/:key/txs${rest}`, (chain, { key = "", last }) =>
      history(chain, hashOfAddress(key), rest !== "", last),
    ),
  ]),
];

/** What Esplora answers to a GET of `path`. Throws Fault. */
export function answerEsplora(chain: RegtestChain, path: string): Answer {
  for (const { pattern, answer } of routes) {
    const match = pattern.exec(path);
    if (match !== null) return answer(chain, match.groups ?? {});
  }
  throw new Fault(`endpoint does not exist ${path}`, { status: 404 });
}

function blockOf(chain: RegtestChain, hash = ""): Block {
  const block = chain.blockOf(hash);
  if (block === undefined) throw new Fault("Block not found", { status: 404 });
  return block;
}

function find(chain: RegtestChain, txid = ""): Found {
  const found = chain.find(txid);
  if (found === undefined) throw new Fault("Transaction not found", { status: 404 });
  return found;
}

function findMined(chain: RegtestChain, txid = ""): Found & { block: Block } {
  const { block, ...found } = find(chain, txid);
  if (block === undefined) throw new Fault("Transaction not found or is unconfirmed", { status: 404 });
  return { ...found, block };
}

function hashOfAddress(address: string): string {
  try {
    return scriptHashOf(scriptOf(address));
  } catch {
    throw new Fault("Invalid Bitcoin address");
  }
}

/** What pays a script or spends what it was paid: newest first, those that wait before all others. */
function history(chain: RegtestChain, key: string, minedOnly: boolean, last?: string) {
  const mined = chain.blocks.toReversed().flatMap(({ transactions }) => transactions.toReversed());
  const all = [...mined.filter((one) => concerns(chain, one.txid, key))];
  const from = last === undefined ? 0 : all.findIndex(({ txid }) => txid === last) + 1;
  if (last !== undefined && from === 0) throw new Fault("after_txid not found", { status: 422 });
  const waiting = minedOnly ? [] : chain.waiting.filter((one) => concerns(chain, one.txid, key)).slice(0, 50);
  return [...waiting, ...all.slice(from, from + page)].map(({ txid }) => transactionJson(chain, find(chain, txid)));
}

function concerns(chain: RegtestChain, txid: string, key: string): boolean {
  const { parts } = find(chain, txid).transaction;
  const spent = parts.inputs.flatMap(
    ({ txid: from, index }) => chain.find(hexOf(from))?.transaction.parts.outputs[index] ?? [],
  );
  return [...parts.outputs, ...spent].some(({ script }) => scriptHashOf(script) === key);
}
