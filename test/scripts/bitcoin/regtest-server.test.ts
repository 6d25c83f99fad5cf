import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromHex } from "#domain/bitcoin/bytes.ts";
import { displayHash, hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { readHeader } from "#domain/bitcoin/header.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";
import { withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import { readTransaction } from "#domain/bitcoin/transaction.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { scriptHashOf } from "#scripts/bitcoin/regtest/esplora-json.ts";
import { type RegtestServer, serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { readPartialTree } from "./partial-tree-reader.ts";

const chain = new RegtestChain();
chain.setTime(1_711_000_000);
chain.mine(105);
const pool = chain.addAccount("pool", "p2sh");
const txids = Array.from({ length: 6 }, (_, i) => chain.pay([{ script: pool.script, sats: 546n + BigInt(i) }]));
const [block] = chain.mine();
chain.mine(2);

let server: RegtestServer;
beforeAll(async () => {
  server = await serveRegtest(chain, { login: "somebody:secret" });
});
afterAll(() => server.close());

async function ask(path: string) {
  const response = await fetch(`${server.esploraUrl}${path}`);
  return { status: response.status, text: await response.text() };
}
const json = async (path: string) => JSON.parse((await ask(path)).text);

async function call(method: string, params: unknown[] = [], login = "somebody:secret") {
  const { origin } = new URL(server.rpcUrl);
  const response = await fetch(origin, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(login).toString("base64")}` },
    body: JSON.stringify({ jsonrpc: "1.0", id: 7, method, params }),
  });
  const text = await response.text();
  return { status: response.status, text, ...(response.status === 401 ? {} : JSON.parse(text)) };
}

describe("regtest over Esplora and over Core's JSON-RPC", () => {
  test("both tell the same tip, blocks and headers", async () => {
    expect((await ask("/blocks/tip/height")).text).toBe("108");
    expect((await call("getblockcount")).result).toBe(108);
    const { text: hash } = await ask("/block-height/106");
    expect(hash).toBe(block?.hash);
    expect((await call("getblockhash", [106])).result).toBe(hash);
    const { text: header } = await ask(`/block/${hash}/header`);
    expect((await call("getblockheader", [hash, false])).result).toBe(header);
    expect(displayHash(readHeader(fromHex(header, "A header")).hash)).toBe(hash);
    const told = (await call("getblockheader", [hash])).result;
    expect(told).toMatchObject({ height: 106, confirmations: 3, time: block?.time, bits: "207fffff" });
    expect(await json(`/block/${hash}`)).toMatchObject({
      height: 106,
      timestamp: told.time,
      merkle_root: told.merkleroot,
    });
  });

  test("both tell the same block, byte for byte, and every transaction in it", async () => {
    const raw = await fetch(`${server.esploraUrl}/block/${block?.hash}/raw`);
    const bytes = Buffer.from(await raw.arrayBuffer()).toString("hex");
    expect((await call("getblock", [block?.hash, 0])).result).toBe(bytes);
    const told = await json(`/block/${block?.hash}/txids`);
    expect(told).toEqual([block?.transactions[0]?.txid, ...txids]);
    expect((await call("getblock", [block?.hash])).result.tx).toEqual(told);
    for (const txid of told) {
      const { text } = await ask(`/tx/${txid}/hex`);
      expect((await call("getrawtransaction", [txid])).result).toBe(text);
      expect(bytes).toContain(text);
    }
  });

  test("Esplora's branch and Core's partial tree lead every transaction to the header's root", async () => {
    const { merkleRoot } = readHeader(block!.header);
    for (const [i, { txid }] of block!.transactions.entries()) {
      const { merkle, pos, block_height } = await json(`/tx/${txid}/merkle-proof`);
      expect([pos, block_height]).toEqual([i, 106]);
      const branch = (merkle as string[]).map((node) => hashFromDisplay(node, "A node"));
      expect(rootOfBranch(hashFromDisplay(txid, "A txid"), pos, branch)).toEqual(merkleRoot);
      const { result } = await call("gettxoutproof", [[txid]]);
      expect((await ask(`/tx/${txid}/merkleblock-proof`)).text).toBe(result);
      const read = readPartialTree(fromHex(result, "A merkle block"));
      expect(read).toEqual({ root: merkleRoot, matched: [{ txid, index: i }] });
    }
    const { result } = await call("gettxoutproof", [[txids[4], txids[0]], block?.hash]);
    expect(readPartialTree(fromHex(result, "A merkle block")).matched).toEqual([
      { txid: txids[0], index: 1 },
      { txid: txids[4], index: 5 },
    ]);
  });

  test("amounts are sats in Esplora and BTC with eight digits in Core", async () => {
    const { vout, status } = await json(`/tx/${txids[0]}`);
    expect(vout[0]).toMatchObject({ value: 546, scriptpubkey_type: "p2sh", scriptpubkey_address: pool.address });
    expect(status).toEqual({ confirmed: true, block_height: 106, block_hash: block?.hash, block_time: block?.time });
    const { text, result } = await call("getrawtransaction", [txids[0], true]);
    expect(text).toContain('"value":0.00000546,');
    expect(result).toMatchObject({ blockhash: block?.hash, confirmations: 3 });
    const read = readTransaction(withoutWitnesses(fromHex(result.hex, "A transaction")));
    expect(read.outputs[0]).toEqual({ sats: 546n, script: pool.script });
  });

  test("the history of a script comes newest first, 25 at a time, by hash or by address", async () => {
    const miner = scriptHashOf(chain.miner.script);
    const all: string[] = [];
    for (let path = `/scripthash/${miner}/txs/chain`; ; path = `/scripthash/${miner}/txs/chain/${all.at(-1)}`) {
      const page: { txid: string }[] = await json(path);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(25);
      all.push(...page.map(({ txid }) => txid));
    }
    // A block's own first transaction each, and the change of six payments.
    expect(all.length).toBe(108 + 6);
    expect(new Set(all).size).toBe(all.length);
    expect(all[0]).toBe(chain.tip.transactions[0]?.txid);
    const ofPool: { txid: string }[] = await json(`/address/${pool.address}/txs`);
    expect(ofPool.map(({ txid }) => txid)).toEqual(txids.toReversed());
    expect(await json(`/scripthash/${scriptHashOf(pool.script)}/txs`)).toEqual(ofPool);
  });

  test("what is not there is answered as the originals answer", async () => {
    const nothing = "ab".repeat(32);
    expect(await ask(`/tx/${nothing}`)).toEqual({ status: 404, text: "Transaction not found" });
    expect(await ask("/block-height/109")).toEqual({ status: 404, text: "Block not found" });
    expect((await ask("/address/nobody/txs")).status).toBe(400);
    expect(await call("getrawtransaction", [nothing])).toMatchObject({ status: 500, error: { code: -5 } });
    expect(await call("getblockhash", [109])).toMatchObject({ status: 500, error: { code: -8 } });
    expect(await call("stop")).toMatchObject({ status: 404, error: { code: -32601 } });
    expect((await call("getblockcount", [], "somebody:else")).status).toBe(401);
  });

  test("is driven by the calls that drive a regtest node", async () => {
    const { result: address } = await call("getnewaddress", ["savings", "p2tr"]);
    const { result: txid } = await call("sendtoaddress", [address, 0.00012345]);
    expect(await json(`/tx/${txid}/status`)).toEqual({ confirmed: false });
    await call("setmocktime", [1_712_000_000]);
    const { result: hashes } = await call("generatetoaddress", [2, pool.address]);
    expect((await json(`/tx/${txid}/status`)).block_hash).toBe(hashes[0]);
    expect((await json(`/block/${hashes[0]}`)).timestamp).toBe(1_712_000_000);
    expect((await json(`/address/${address}/txs`))[0].vout[0].value).toBe(12_345);
    await call("invalidateblock", [hashes[0]]);
    expect(await json(`/block/${hashes[0]}/status`)).toEqual({ in_best_chain: false });
    expect((await call("getblockheader", [hashes[0]])).result.confirmations).toBe(-1);
    expect(await json(`/tx/${txid}/status`)).toEqual({ confirmed: false });
  });
});
