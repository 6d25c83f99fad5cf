import { afterEach, describe, expect, test } from "vitest";
import { areEqual, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { type BlockSource, BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import { buildProof, type FindAnchor } from "#evidence/bitcoin/build-proof.ts";
import { findPayments } from "#evidence/bitcoin/find-payments.ts";
import { networkOf, openSource } from "#evidence/bitcoin/open-source.ts";
import { bytes, payTo, transactionOf } from "#test/domain/bitcoin/handmade.ts";
import { blocksOf, type Lies, startNode } from "#test/evidence/bitcoin/node.ts";

const other = bytes(`5120${"ab".repeat(32)}`);
const paying = [1n, 2n, 3n].map((n) => transactionOf({ sats: 1_000n * n }));
const blocks = blocksOf([
  [],
  [transactionOf({ script: other }), paying[0]!],
  [paying[1]!, transactionOf({ sats: 7n, script: other }), transactionOf({ sats: 8n, script: other })],
  [],
  [paying[2]!],
  ...Array.from({ length: 8 }, () => []),
]);
const tip = blocks.length - 1;
const txidAt = (height: number, index: number) => displayHash(blocks[height]!.txids[index]!);
const anchorAt =
  (height: number): FindAnchor =>
  async (from) =>
    from <= height ? { hash: toHex(blocks[height]!.hash), height } : undefined;

const nodes: { stop(): void }[] = [];
afterEach(() => {
  for (const node of nodes.splice(0)) node.stop();
});
async function start(lies?: Lies) {
  const node = await startNode(blocks, lies);
  nodes.push(node);
  return node;
}
const asEsplora = async (lies?: Lies) => openSource({ BITCOIN_ESPLORA_URL: (await start(lies)).url });
const asNode = async (lies?: Lies) => openSource({ BITCOIN_RPC_URL: (await start(lies)).url });
const asBoth = async (lies?: Lies) =>
  openSource({ BITCOIN_RPC_URL: (await start()).url, BITCOIN_ESPLORA_URL: (await start(lies)).url });

const build = (source: BlockSource, height = 3, index = 1, anchor = anchorAt(10)) =>
  buildProof(source, { txid: txidAt(height, index), vout: 0 }, anchor);

async function refused(work: Promise<unknown>, sentence: string | RegExp) {
  await expect(work).rejects.toThrow(sentence);
  await expect(work).rejects.toThrow(BlockSourceError);
}

describe.each([
  ["an explorer", asEsplora],
  ["a node", asNode],
  ["both, held against each other,", asBoth],
])("with %s", (_, open) => {
  test("the proof of a payment is built from what it answers", async () => {
    const source = await open();
    expect(await networkOf(source)).toBe("regtest");
    expect(await source.tipHeight()).toBe(tip);
    for (let index = 0; index < blocks[3]!.txids.length; index++) {
      const { proof, payment, height } = await build(source, 3, index);
      expect(height).toBe(3);
      expect(proof).toMatchObject({ network: "regtest", index });
      expect(payment).toMatchObject({ headerCount: 8, isFreshlyMined: index === 0, blockTime: blocks[3]!.time });
      expect(displayHash(payment.txid)).toBe(txidAt(3, index));
    }
  });

  test("every payment to a script since a time is found, oldest first, and no other", async () => {
    const source = await open();
    const found = await findPayments(source, [payTo], blocks[3]!.time, tip);
    const coinbases = found.filter(({ txid, height }) => areEqual(txid, blocks[height]!.txids[0]!));
    const paid = found.filter((payment) => !coinbases.includes(payment));
    expect(paid.map(({ sats, height }) => [sats, height])).toEqual([
      [2_000n, 3],
      [3_000n, 5],
    ]);
    // The coinbases of these blocks pay the same script, each of them in its own block.
    expect(coinbases.map(({ height }) => height)).toEqual(blocks.slice(3).map((_block, i) => i + 3));
    expect((await findPayments(source, [other], 0, tip)).map(({ sats }) => sats).sort()).toEqual([5_000n, 7n, 8n]);
    expect(await findPayments(source, [bytes("51")], 0, tip)).toEqual([]);
    expect(await findPayments(source, [], 0, tip)).toEqual([]);
    expect(await findPayments(source, [payTo], 2_000_000_000, tip)).toEqual([]);
  });

  test("a relay that does not reach the block yet, an unknown transaction and a missing height are said", async () => {
    const source = await open();
    await refused(build(source, 3, 1, anchorAt(2)), "The relay does not reach block 3 yet");
    await refused(
      buildProof(source, { txid: "11".repeat(32), vout: 0 }, anchorAt(10)),
      "does not know transaction 1111",
    );
    await refused(source.hashAt(500), "does not know a block of height 500");
  });
});

describe("a node without an index of transactions", () => {
  const unindexed: Lies = {
    getrawtransaction: (honest, params) =>
      params.length === 3
        ? honest
        : { status: 500, body: '{"result":null,"error":{"code":-5,"message":"Use -txindex"},"id":"lode"}' },
  };

  test("finds a payment that is unspent by itself, and any payment in a block that is named", async () => {
    expect((await build(await asNode(unindexed))).height).toBe(3);
    const spent: Lies = { ...unindexed, gettxoutproof: (honest, params) => (params.length === 2 ? honest : missing) };
    const missing = {
      status: 500,
      body: '{"result":null,"error":{"code":-5,"message":"not yet in block"},"id":"lode"}',
    };
    const source = await asNode(spent);
    await refused(build(source), "Say in which block it is (--block), or use a node with -txindex.");
    const wanted = { txid: txidAt(3, 1), vout: 0, block: displayHash(blocks[3]!.hash) };
    expect((await buildProof(source, wanted, anchorAt(10))).payment.sats).toBe(2_000n);
  });
});

test("a node that cannot be told the block, and has one code for all it does not know, serves as well", async () => {
  const refusal = (message: string) => ({
    status: 200,
    body: JSON.stringify({ result: null, error: { code: -1, message }, id: "lode" }),
  });
  const source = await asNode({
    getrawtransaction: (honest, params) =>
      params.length > 2 ? refusal("usage") : honest.status === 500 ? refusal("Transaction not found.") : honest,
  });
  expect((await build(source)).height).toBe(3);
  await refused(build(source, 3, 1, anchorAt(2)), "The relay does not reach block 3 yet");
  const wanted = { txid: "11".repeat(32), vout: 0 };
  await refused(buildProof(source, wanted, anchorAt(10)), "does not know transaction 1111");
});

describe("two sources that disagree", () => {
  test("on the chain, on where a transaction is, or on what was paid, build nothing and are both named", async () => {
    const wrongHash = { "/block-height/3": () => ({ body: displayHash(blocks[4]!.hash) }) };
    const source = await asBoth(wrongHash);
    await refused(
      source.hashAt(3),
      /The two sources disagree on the block of height 3: http:\S+ says \w{64}, http:\S+ says/,
    );
    await refused(build(source), "Nothing was built.");
    const hiding = await asBoth({ "/scripthash": () => ({ body: "[]" }) });
    await refused(findPayments(hiding, [payTo], 0, tip), /disagree on the payments in blocks 0 to 13: .* says none\./);
  });

  test("on the tip alone agree: the lower one counts, if both have its block", async () => {
    const behind = await asBoth({ "/blocks/tip/height": () => ({ body: "9" }) });
    expect(await behind.tipHeight()).toBe(9);
  });
});
