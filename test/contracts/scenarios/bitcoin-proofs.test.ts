import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { concatHex, type Hex, keccak256, maxUint256, sha256, sliceHex } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { createLocalWorld } from "#scripts/bench/local-world.ts";

// Real blocks. They are not ours to pass on: where they are not beside the project, this is skipped, and says so.
const file = "../shared/data/btc/spv_min.json";
const skip = existsSync(file) ? false : `there is no ${file}`;
const DAY = 86_400;
const HEIGHT = 831_328;
// There are no headers between the epoch's first block and this one: the relay is pinned to the block before it, under that height.
const PINNED_HEIGHT = 830_592;

type Legacy = Record<"version" | "vin" | "vout" | "locktime", string>;
type Transaction = {
  index: number;
  legacy: Legacy;
  merkle_branch_le: string[];
  outputs: { value_sat: number; script: string }[];
};
type Block = { height: number; header: string; time: number; bits: string; next_headers: string[] } & Record<
  "coinbase" | "sample_tx",
  Transaction
>;

const hashOf = (header: Hex): Hex => sha256(sha256(header));
const short = (header: Hex): Hex => concatHex([sliceHex(header, 0, 4), sliceHex(header, 36)]);

describe("a payment of Bitcoin's own chain", { skip }, () => {
  it("is proven to the satoshi, once, and its block's freshly mined coins are not yet", async () => {
    const blocks: Block[] = JSON.parse(readFileSync(file, "utf8")).blocks;
    const block = blocks.find(({ height }) => height === HEIGHT);
    if (block === undefined) throw new Error(`There is no block ${HEIGHT} in ${file}.`);
    const headers = [block.header, ...block.next_headers].map((header): Hex => `0x${header}`);
    const [first, ...rest] = headers as [Hex, ...Hex[]];
    const pinned = sliceHex(first, 4, 36);
    const start = BigInt(block.time - 2 * DAY);

    const world = await createLocalWorld(start);
    const { operator, admin, send, read, deploy, manager } = world;
    const relay = await deploy("contracts/BitcoinRelay.sol/BitcoinRelay", bitcoinRelayAbi, [
      ...[pinned, PINNED_HEIGHT, Number(`0x${block.bits}`), block.time - 600, maxUint256, true],
    ]);
    const proofs = await deploy("contracts/PayoutProofs.sol/PayoutProofs", payoutProofsAbi, [
      ...[manager.address, relay.address],
    ]);
    await world.fund(operator);
    const sale = { saleStart: block.time - 2 * DAY, saleEnd: block.time + DAY, termStart: block.time - DAY };
    const { batchId } = await world.create(sale);
    const [output] = block.sample_tx.outputs;
    const script: Hex = `0x${output?.script}`;
    await send(operator, proofs, "registerScript", [batchId, script]);
    await world.warp(BigInt(block.time + DAY));
    await send(admin, relay, "extend", [pinned, concatHex(headers)]);
    const proofOf = ({ index, legacy: { version, vin, vout, locktime }, merkle_branch_le }: Transaction) => ({
      anchor: hashOf(headers.at(-1) as Hex),
      headers: concatHex([first, ...rest.map(short)]),
      branch: merkle_branch_le.map((node): Hex => `0x${node}`),
      index: BigInt(index),
      transaction: `0x${version}${vin}${vout}${locktime}` as Hex,
      vout: 0n,
    });
    const prove = (proof: ReturnType<typeof proofOf>) => send(admin, proofs, "prove", [proof]);

    const proof = proofOf(block.sample_tx);
    const altered = [`0x${"00".repeat(32)}` as Hex, ...proof.branch.slice(1)];
    await assert.rejects(prove({ ...proof, branch: altered }), /NotInBlock/);
    await assert.rejects(prove({ ...proof, index: proof.index ^ 1n }), /NotInBlock/);
    await assert.rejects(prove(proofOf(block.coinbase)), /NotEnoughConfirmations/);
    await prove(proof);
    const sats = BigInt(output?.value_sat ?? 0);
    assert.equal(await read(proofs, "provenSats", [batchId, 1n]), sats);
    assert.deepEqual(await read(proofs, "scriptOf", [keccak256(script)]), {
      ...{ batchId, from: block.time - DAY, provenSats: sats },
    });
    await assert.rejects(prove(proof), /AlreadyProven/);
  });
});
