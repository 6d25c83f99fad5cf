import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { areEqual, BitcoinDataError, concat, fromHex, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import { buildProof } from "#evidence/bitcoin/build-proof.ts";
import { readEndpoint } from "#evidence/bitcoin/endpoint.ts";
import { openSource } from "#evidence/bitcoin/open-source.ts";
import { readTxOutProof } from "#evidence/bitcoin/partial-merkle-tree.ts";
import { readAnswer } from "#evidence/bitcoin/read-answer.ts";
import { little, payTo, transactionOf } from "#test/domain/bitcoin/handmade.ts";
import { blocksOf, type Lies, type Reply, startNode, txOutProof } from "#test/evidence/bitcoin/node.ts";

const blocks = blocksOf([[transactionOf(), transactionOf({ sats: 9n })], [], [], [], [], []]);
const [block, anchor] = [blocks[1]!, blocks[6]!];
const wanted = { txid: displayHash(block.txids[1]!), vout: 0 };
const findAnchor = async () => ({ hash: toHex(anchor.hash), height: 6 });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function said(setting: "BITCOIN_RPC_URL" | "BITCOIN_ESPLORA_URL", lies: Lies): Promise<string> {
  const node = await startNode(blocks, lies);
  stops.push(node.stop);
  const source = openSource({ [setting]: node.url });
  const building = buildProof(source, wanted, findAnchor).then(
    () => "built",
    (error: unknown) => (error instanceof BlockSourceError ? error.message : `not a sentence: ${error}`),
  );
  return (await building).replaceAll(node.url, "IT");
}

const answers =
  (body: Reply["body"], status = 200) =>
  () => ({ body, status });
const result = (value: string) => answers(`{"result":${value},"error":null,"id":"lode"}`);
const fails = (code: number, message: string, status = 500) =>
  answers(JSON.stringify({ result: null, error: { code, message }, id: "lode" }), status);

describe("a node", () => {
  const to = (lies: Lies) => said("BITCOIN_RPC_URL", lies);

  test("that answers honestly is believed", async () => expect(await to({})).toBe("built"));

  test("that invents a header, a transaction or a branch is not believed", async () => {
    const header = result(`"${toHex(blocks[2]!.header).slice(2)}"`);
    const onlyRaw: Lies = { getblockheader: (honest, [, verbose]) => (verbose ? honest : header()) };
    expect(await to(onlyRaw)).toMatch(
      /^IT answers what no Bitcoin node would: another header than that of [0-9a-f]{64}\.$/,
    );
    const invented = `{"hex":"${toHex(transactionOf({ sats: 1n })).slice(2)}","blockhash":"${displayHash(block.hash)}","vout":[]}`;
    expect(await to({ getrawtransaction: result(invented) })).toContain(`another transaction than ${wanted.txid}.`);
    const otherPlace = result(`"${toHex(txOutProof(block, 2)).slice(2)}"`);
    expect(await to({ gettxoutproof: otherPlace })).toContain("a proof of another transaction.");
    const otherBlock = { ...block, header: blocks[2]!.header };
    expect(await to({ gettxoutproof: result(`"${toHex(txOutProof(otherBlock, 1)).slice(2)}"`) })).toContain(
      "a proof that does not lead to its block's root.",
    );
  });

  test("that states other amounts than the bytes is not believed", async () => {
    const value = (text: string): Lies => ({
      getrawtransaction: (honest) => ({ body: String(honest.body).replace('"value":0.00005000', `"value":${text}`) }),
    });
    expect(await to(value("0.00005"))).toBe("built");
    expect(await to(value("5e-5"))).toBe("built");
    for (const wrong of ["0.00005001", "0.000050000001", "-0.00005000", '"x"', "1e999"]) {
      expect(await to(value(wrong))).toBe("IT states other amounts than the transaction's bytes. Use another node.");
    }
  });

  test("that refuses is quoted with its code and the next step", async () => {
    expect(await to({ getblockheader: fails(-28, "Loading block index…") })).toBe(
      'IT refuses getblockheader: "Loading block index" (code -28). It is still starting: try again later.',
    );
    expect(await to({ gettxoutproof: fails(-32601, "Method not found", 404) })).toContain("Lode needs getblockhash,");
    // JSON-RPC 2.0 puts errors into answers of status 200.
    expect(await to({ gettxoutproof: fails(-1, "Block not available (pruned data)", 200) })).toContain("pruned data");
    expect(await to({ getrawtransaction: answers("", 401) })).toBe(
      "IT refuses the password (HTTP 401). Correct it in BITCOIN_RPC_URL.",
    );
  });

  test("that is none is said to be none", async () => {
    for (const nonsense of [
      "<html>hello</html>",
      "",
      "[]",
      "null",
      '{"result":1,"result":2}',
      '{"id":"other","result":1}',
    ]) {
      expect(await to({ getrawtransaction: answers(nonsense) })).toContain("does not answer as a Bitcoin node does");
    }
    expect(await to({ getrawtransaction: answers("oops", 503) })).toContain("Trying again later may help.");
    for (const odd of [
      "7",
      "null",
      '"zz"',
      "[]",
      '{"hex":"00","vout":[{"value":1}]}',
      "[".repeat(14) + "]".repeat(14),
    ]) {
      expect(await to({ getrawtransaction: result(odd) })).toContain("none of Bitcoin Core's answers");
    }
    expect(await to({ getblockheader: result('{"height":-1,"confirmations":1}') })).toContain("none of Bitcoin");
  });

  test("that says a block was replaced stops the proof", async () => {
    const stale = result('{"height":1,"confirmations":-1}');
    expect(await to({ getblockheader: (honest, [, verbose]) => (verbose ? stale() : honest) })).toContain(
      "is no longer on the heaviest chain. Look up its transactions again.",
    );
  });

  test("that never ends an answer is cut off", async () => {
    expect(await to({ gettxoutproof: answers(`"${"00".repeat(600_000)}"`) })).toBe(
      "IT answers with more than 1000000 bytes, which no such answer has.",
    );
  });
});

describe("an explorer", () => {
  const to = (lies: Lies) => said("BITCOIN_ESPLORA_URL", lies);

  test("that answers honestly is believed", async () => expect(await to({})).toBe("built"));

  test("that invents a header, a transaction or a branch is not believed", async () => {
    expect(await to({ [`/block/${displayHash(block.hash)}/header`]: answers("00".repeat(80)) })).toContain(
      "another header",
    );
    expect(await to({ [`/tx/${wanted.txid}/raw`]: answers(transactionOf({ sats: 1n })) })).toContain(
      "another transaction",
    );
    const proof = `/tx/${wanted.txid}/merkle-proof`;
    const branch = (pos: number, merkle: string[]) => answers(JSON.stringify({ pos, merkle, block_height: 1 }));
    expect(await to({ [proof]: branch(1, ["00".repeat(32)]) })).toContain("a branch that does not lead from");
    expect(await to({ [proof]: branch(5, ["00".repeat(32)]) })).toContain("has no transaction number 5");
    expect(await to({ [proof]: branch(1, Array(33).fill("00".repeat(32))) })).toContain(
      "does not answer as Esplora does",
    );
  });

  test("that answers nonsense, refuses or sends elsewhere is quoted or named", async () => {
    const status = `/tx/${wanted.txid}/status`;
    for (const nonsense of [
      "<html>",
      "7",
      '{"confirmed":true}',
      '{"confirmed":true,"block_hash":"x","block_height":1}',
    ]) {
      expect(await to({ [status]: answers(nonsense) })).toContain("IT does not answer as Esplora does when asked for");
    }
    expect(await to({ [status]: answers('{"confirmed":false}') })).toContain(
      "is in no block yet. Try again when it is.",
    );
    expect(await to({ [status]: answers("slow down", 429) })).toContain("HTTP 429 when asked for transaction");
    expect(await to({ [status]: answers("slow down", 429) })).toContain("Trying again later may help.");
    const elsewhere = () => ({ status: 302, body: "", headers: { location: "http://127.0.0.1:1/" } });
    expect(await to({ [status]: elsewhere })).toBe("IT sends on to another address. Name that one, if you trust it.");
    const replaced = answers('{"in_best_chain":false}');
    expect(await to({ [`/block/${displayHash(block.hash)}/status`]: replaced })).toContain(
      "no longer on the heaviest chain",
    );
  });

  test("whose history of a script has no end is left", async () => {
    const node = await startNode(blocks, {
      "/scripthash": answers(JSON.stringify([{ txid: "11".repeat(32), status: { confirmed: false } }])),
    });
    stops.push(node.stop);
    const asking = openSource({ BITCOIN_ESPLORA_URL: node.url }).paymentsTo([payTo], 0, 6);
    await expect(asking).rejects.toThrow("gives no end to a script's history");
    expect(node.asked.length).toBe(2);
  });
});

describe("a proof as `gettxoutproof` answers it", () => {
  const eleven = blocksOf([Array.from({ length: 10 }, (_, i) => transactionOf({ sats: BigInt(i + 1) }))])[1]!;

  test("gives index and branch of every transaction of blocks of every small size", () => {
    for (let length = 0; length < 12; length++) {
      const list = Array.from({ length }, (_, i) => transactionOf({ sats: BigInt(i + 1) }));
      const held = blocksOf([list])[1]!;
      for (const [index, txid] of held.txids.entries()) {
        expect(readTxOutProof(txOutProof(held, index), txid).inclusion.index).toBe(index);
      }
    }
  });

  test("cut off, continued or changed in any byte never gives another place in the same block", () => {
    const honest = txOutProof(eleven, 6);
    const txid = eleven.txids[6]!;
    const { inclusion } = readTxOutProof(honest, txid);
    for (let length = 0; length < honest.length; length++) {
      expect(() => readTxOutProof(honest.subarray(0, length), txid), `${length}`).toThrow();
    }
    expect(() => readTxOutProof(concat(honest, little(0, 1)), txid)).toThrow("1 bytes after the proof.");
    let refusals = 0;
    for (let at = 0; at < honest.length; at++) {
      const changed = honest.slice();
      changed[at] = changed[at]! ^ 4;
      try {
        const read = readTxOutProof(changed, txid);
        if (areEqual(read.header.hash, eleven.hash)) expect(read.inclusion, `byte ${at}`).toEqual(inclusion);
      } catch (error) {
        expect(error).toBeInstanceOf(BitcoinDataError);
        refusals += 1;
      }
    }
    expect(refusals).toBeGreaterThan(130);
  });

  test("of a block of no or of too many transactions is refused", () => {
    const header = eleven.header;
    expect(() => readTxOutProof(concat(header, little(0, 4), fromHex("0000", "")), header)).toThrow(
      "of 0 transactions",
    );
    expect(() => readTxOutProof(concat(header, fromHex("ffffffff0000", "")), header)).toThrow(
      "4294967295 transactions",
    );
  });
});

describe("the address of a source", () => {
  test("keeps its password out of its name, and sends it in a header", () => {
    const endpoint = readEndpoint("BITCOIN_RPC_URL", "http://user:p%40ss@127.0.0.1:8332/wallet/secret");
    expect(endpoint.name).toBe("http://127.0.0.1:8332");
    expect(endpoint.url).toBe("http://127.0.0.1:8332/wallet/secret");
    expect(endpoint.headers.authorization).toBe(`Basic ${Buffer.from("user:p@ss").toString("base64")}`);
    expect(readEndpoint("BITCOIN_ESPLORA_URL", "https://explorer.example/api/").url).toBe(
      "https://explorer.example/api",
    );
  });

  test("with a password goes unencrypted only to a private network", () => {
    for (const host of ["node.example", "8.8.8.8", "172.32.0.1", "[2001:db8::1]", "10.0.0.1.example"]) {
      const read = () => readEndpoint("BITCOIN_RPC_URL", `http://user:secret@${host}:8332`);
      expect(read, host).toThrow(`BITCOIN_RPC_URL would send its password to ${host}:8332 unencrypted.`);
      expect(readEndpoint("BITCOIN_RPC_URL", `https://user:secret@${host}:8332`).headers.authorization).toBeDefined();
    }
    for (const host of [
      "localhost",
      "127.0.0.1",
      "10.1.2.3",
      "192.168.1.5",
      "172.20.0.2",
      "[::1]",
      "bitcoind",
      "node.local",
    ]) {
      expect(readEndpoint("BITCOIN_RPC_URL", `http://user:secret@${host}:8332`).name).toBe(`http://${host}:8332`);
    }
  });

  test("must be one, and at least one source must be named", () => {
    expect(() => readEndpoint("BITCOIN_RPC_URL", "127.0.0.1:8332")).toThrow(
      "BITCOIN_RPC_URL is not an http:// or https://",
    );
    expect(() => openSource({})).toThrow("No source of Bitcoin's blocks is set.");
  });
});

describe("a question", () => {
  test("that gets no answer in time, or finds nobody, may be asked again", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const asking = readAnswer({ url, name: "the node", headers: {} }, { timeoutMs: 50 });
    await expect(asking).rejects.toThrow("the node did not answer within 0.05 s. Trying again may help.");
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    await expect(readAnswer({ url, name: "the node", headers: {} }, {})).rejects.toThrow(
      "the node cannot be reached (ECONNREFUSED). Trying again may help.",
    );
  });
});
