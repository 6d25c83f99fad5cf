import { describe, expect, test } from "vitest";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { checkWork, readHeader } from "#domain/bitcoin/header.ts";
import { rootOfLeaves } from "#domain/bitcoin/merkle.ts";
import { withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import { readTransaction } from "#domain/bitcoin/transaction.ts";
import { kinds } from "#scripts/bitcoin/regtest/account.ts";
import type { Block } from "#scripts/bitcoin/regtest/block.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";

const time = 1_711_000_000;

function begun(blocks = 101): RegtestChain {
  const chain = new RegtestChain();
  chain.setTime(time);
  chain.mine(blocks);
  return chain;
}

/** Reads a line of blocks with the code of domain/, which shares nothing with what made them. */
function readLine(blocks: readonly Block[]) {
  for (const [i, block] of blocks.entries()) {
    const header = readHeader(block.header);
    checkWork(header);
    expect(displayHash(header.hash)).toBe(block.hash);
    if (i > 0) expect(displayHash(header.previous)).toBe(blocks[i - 1]?.hash);
    const read = block.transactions.map(({ raw }) => readTransaction(withoutWitnesses(raw)));
    expect(read.map(({ txid }) => displayHash(txid))).toEqual(block.transactions.map(({ txid }) => txid));
    expect(read.map(({ isCoinbase }) => isCoinbase)).toEqual(read.map((_, index) => index === 0));
    expect(rootOfLeaves(read.map(({ txid }) => txid))).toEqual(header.merkleRoot);
  }
}

describe("a regtest Bitcoin in this process", () => {
  test("begins with the block every regtest begins with", () => {
    expect(new RegtestChain().tip.hash).toBe("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");
  });

  test("is linked, has its work, and is read by code that did not make it", () => {
    const chain = begun();
    const people = kinds.map((kind) => chain.addAccount("somebody", kind));
    chain.pay(people.map(({ script }) => ({ script, sats: 1_000_000n })));
    chain.pay([{ script: people[0]!.script, sats: 5n }]);
    chain.mine(2);
    expect(chain.tip.height).toBe(103);
    expect(chain.blocks[102]?.transactions.length).toBe(3);
    readLine(chain.blocks);
  });

  test("pays to and from every kind of script in use", () => {
    const chain = begun();
    for (const kind of kinds) {
      const account = chain.addAccount("pool", kind);
      chain.pay([{ script: account.script, sats: 2_000_000n }]);
      chain.mine();
      const txid = chain.pay([{ script: chain.miner.script, sats: 1_999_000n }], [account]);
      chain.mine();
      const { transaction, block } = chain.find(txid)!;
      expect(block).toBe(chain.tip);
      expect(transaction.parts.inputs.length).toBe(1);
      const witness = transaction.parts.witnesses?.[0] ?? [];
      expect(witness.length > 0).toBe(kind !== "p2pkh");
      expect(transaction.parts.inputs[0]!.finalScriptSig.length > 0).toBe(kind === "p2pkh" || kind === "p2sh");
    }
    readLine(chain.blocks);
  });

  test("a block's first transaction creates the subsidy and the fees, and halves every 150 blocks", () => {
    const chain = begun(149);
    const created = () => chain.tip.transactions[0]?.parts.outputs[0]?.amount;
    expect(created()).toBe(5_000_000_000n);
    chain.pay([{ script: chain.miner.script, sats: 1n }]);
    chain.mine();
    expect(created()).toBe(2_500_001_000n);
  });

  test("spends nothing twice, nothing that is not there, and nothing freshly mined before its time", () => {
    const pay = (chain: RegtestChain, sats: bigint) => chain.pay([{ script: chain.miner.script, sats }]);
    expect(() => pay(begun(99), 1n)).toThrow("Insufficient funds: 0 sats can be spent, 1001 are needed.");
    const chain = begun(100);
    const spend = chain.find(pay(chain, 1n))!.transaction.raw;
    expect(() => chain.submit(spend)).toThrow("txn-already-known");
    expect(() => begun(99).submit(spend)).toThrow("bad-txns-premature-spend-of-coinbase");
    expect(() => new RegtestChain().submit(spend)).toThrow("bad-txns-inputs-missingorspent");
    const same = begun(100);
    pay(same, 2n);
    expect(() => same.submit(spend)).toThrow("bad-txns-inputs-missingorspent");
    expect(begun(100).submit(spend)).toBe(chain.waiting[0]?.txid);
  });

  test("a reorganisation replaces blocks by more of them; what they paid waits and is mined again", () => {
    const chain = begun();
    const txid = chain.pay([{ script: chain.addAccount("pool").script, sats: 3_000n }]);
    const [first] = chain.mine(2);
    const replaced = chain.reorganise(2);
    expect(replaced.length).toBe(3);
    expect(chain.tip.height).toBe(104);
    expect(chain.stale.map(({ hash }) => hash)).toContain(first?.hash);
    expect(chain.isOnHeaviest(first!)).toBe(false);
    expect(chain.find(txid)?.block).toBeUndefined();
    const [again] = chain.mine();
    expect(chain.find(txid)?.block).toBe(again);
    readLine(chain.blocks);
    const hashes = [...chain.blocks, ...chain.stale].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test("each block is later than the median of the eleven before it, wherever the clock stands", () => {
    const chain = begun();
    chain.setTime(time - 1_000_000);
    chain.mine(12, { every: 0 });
    for (const { height, time: at } of chain.blocks.slice(1))
      expect(at).toBeGreaterThan(chain.medianTimeAt(height - 1));
  });
});
