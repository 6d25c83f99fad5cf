import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Hex, keccak256, sliceHex } from "viem";
import { createLocalChain } from "#scripts/bench/local-chain.ts";
import { readArtifact } from "#scripts/deploy/read-artifact.ts";

// Real blocks. They are not ours to pass on: where they are not beside the project, their tests are skipped, and say so.
const folder = "../shared/data/btc";
const skip = existsSync(folder) ? false : `there is no ${folder}`;
const json = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));

type Output = { n: number; value_sat: number; script: string };
type Legacy = { version: string; vin: string; vout: string; locktime: string };
type Transaction = {
  txid: string;
  index: number;
  legacy: Legacy;
  raw_tx: string;
  merkle_branch_le: string[];
  outputs: Output[];
  is_coinbase: boolean;
  segwit: boolean;
};
type Block = { hash: string; header: string; merkle_root: string; time: number; bits: string } & Record<
  "coinbase" | "sample_tx" | "sample_batch_tx",
  Transaction | undefined
>;
type Epoch = { first_header: string; last_header: string; time: number; last_time: number; bits: string };

const EASIEST = 2n ** 224n - 1n;
const displayed = (hash: Hex) => Buffer.from(hash.slice(2), "hex").reverse().toString("hex");
const withoutWitness = ({ legacy: { version, vin, vout, locktime } }: Transaction): Hex =>
  `0x${version}${vin}${vout}${locktime}`;

describe("on Bitcoin's own chain", { skip }, async () => {
  const name = "contracts/mocks/BitcoinHarness.sol/BitcoinHarness";
  const chain = await createLocalChain(1_900_000_000n);
  const harness = await chain.deploy(name, readArtifact(name).abi);
  const ask = <Answer>(functionName: string, args: unknown[]) => chain.read<Answer>(harness, functionName, args);
  const blocks: Block[] = skip ? [] : json("spv_min.json").blocks;
  const transactions = (block: Block) =>
    [block.coinbase, block.sample_tx, block.sample_batch_tx].filter((one) => one !== undefined);

  it("8,065 headers in a row are linked and carry their work", async () => {
    const headers: Hex = `0x${readFileSync(`${folder}/headers_822528_830592.bin`).toString("hex")}`;
    const count = (headers.length - 2) / 160;
    assert.equal(count, 8_065);
    let last: Hex | undefined;
    for (let from = 0; from < count; from += 500) {
      const some = sliceHex(headers, from * 80, Math.min(from + 500, count) * 80);
      const { previous } = await ask<{ previous: Hex }>("header", [some, 0n]);
      if (last !== undefined) assert.equal(previous, last);
      [last] = await ask<[Hex, bigint]>("checkChain", [some]);
    }
  });

  it("a line without the previous hashes ends at the same block", async () => {
    const headers = readFileSync(`${folder}/headers_822528_830592.bin`);
    const header = (index: number) => headers.subarray(index * 80, index * 80 + 80);
    for (const [from, length] of [
      [0, 1],
      [7_000, 6],
      [1_234, 100],
      [2_000, 300],
    ] as const) {
      const others = Array.from({ length: length - 1 }, (_, i) => header(from + 1 + i));
      const short = others.flatMap((other) => [other.subarray(0, 4), other.subarray(36)]);
      const line: Hex = `0x${Buffer.concat([header(from), ...short]).toString("hex")}`;
      const last: Hex = `0x${header(from + length - 1).toString("hex")}`;
      const { hash } = await ask<{ hash: Hex }>("header", [last, 0n]);
      const [read, , end] = await ask<[bigint, Hex, Hex]>("lineOf", [line]);
      assert.deepEqual([read, end], [BigInt(length), hash]);
    }
  });

  it("413 changes of the target come out to the bit", async () => {
    const { epochs } = json("retarget_headers_epoch0_413.json") as { epochs: Epoch[] };
    for (const { first_header, bits, time } of epochs) {
      const read = await ask<{ time: number; nBits: number }>("header", [`0x${first_header}`, 0n]);
      assert.deepEqual([read.time, read.nBits], [time, Number(`0x${bits}`)]);
    }
    // The last epoch had not ended when these were taken.
    const ended = epochs.slice(0, -1);
    const told = ended.map(({ bits, time, last_time }) => ({ nBits: Number(`0x${bits}`), elapsed: last_time - time }));
    assert.equal(told.length, 413);
    assert.deepEqual(
      await ask<number[]>("retargets", [told, EASIEST]),
      epochs.slice(1).map(({ bits }) => Number(`0x${bits}`)),
    );
  });

  it("each transaction is read to the satoshi, and its branch ends at its header's root", async () => {
    let outputs = 0;
    for (const block of blocks) {
      const header = await ask<{ hash: Hex; merkleRoot: Hex }>("header", [`0x${block.header}`, 0n]);
      assert.equal(displayed(header.hash), block.hash);
      for (const transaction of transactions(block)) {
        const raw = withoutWitness(transaction);
        for (const { n, value_sat, script } of transaction.outputs) {
          const output = await ask<{ txid: Hex; sats: bigint; scriptHash: Hex; isCoinbase: boolean }>("outputOf", [
            raw,
            BigInt(n),
          ]);
          assert.equal(displayed(output.txid), transaction.txid);
          assert.deepEqual(
            [output.sats, output.scriptHash, output.isCoinbase],
            [BigInt(value_sat), keccak256(`0x${script}`), transaction.is_coinbase],
          );
          outputs += 1;
        }
        const { txid } = await ask<{ txid: Hex }>("outputOf", [raw, 0n]);
        const branch = transaction.merkle_branch_le.map((node): Hex => `0x${node}`);
        const root = await ask<Hex>("rootOf", [txid, BigInt(transaction.index), branch]);
        assert.equal(root, header.merkleRoot);
      }
    }
    assert.ok(outputs > 200, `${outputs} outputs`);
  });

  it("a transaction shown with its witnesses is refused", async () => {
    const shown = blocks.flatMap(transactions).filter(({ segwit }) => segwit);
    assert.ok(shown.length > 0);
    for (const { raw_tx } of shown) {
      await assert.rejects(ask("outputOf", [`0x${raw_tx}`, 0n]), /TransactionWithWitness/);
    }
  });
});
