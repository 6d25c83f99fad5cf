import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { network } from "hardhat";
import { checkpoint, holdersUp, pendingDown, perUnitDown, shareDown, shareUp } from "#domain/accounting.ts";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";

const uint = (name: string, bits: number) => ({ name, type: `uint${bits}` as const });
const vectorFields = [
  uint("net", 128),
  uint("capacity", 64),
  uint("sold", 64),
  uint("acc", 192),
  uint("paid", 192),
  uint("amount", 128),
  { name: "bps", type: "uint16" },
] as const;
const answerNames = ["perUnit", "holders", "pending", "whole", "paidAfter", "down", "up"] as const;
const abi = [
  {
    type: "function",
    name: "answers",
    stateMutability: "pure",
    inputs: [{ name: "vectors", type: "tuple[]", components: vectorFields }],
    outputs: [
      { name: "all", type: "tuple[]", components: answerNames.map((name) => ({ name, type: "uint256" as const })) },
    ],
  },
] as const;

/** Numbers of every size up to `bits`, the extremes among them. */
const sized = (bits: number, min = 0n) =>
  fc
    .integer({ min: 1, max: bits })
    .chain((size) => fc.bigInt({ min, max: (1n << BigInt(size)) - 1n > min ? (1n << BigInt(size)) - 1n : min }));

const vector = fc
  .record({
    net: sized(128),
    capacity: sized(64, 1n),
    sold: sized(64, 1n),
    acc: sized(192),
    paid: sized(192),
    amount: sized(128),
  })
  .chain((v) => fc.integer({ min: 0, max: 10_000 }).map((bps) => ({ ...v, bps })))
  .map((v) => ({ ...v, sold: v.sold > v.capacity ? v.capacity : v.sold, paid: v.paid > v.acc ? v.acc : v.paid }));

describe("the accounting of domain/", async () => {
  const { viem } = await network.create("local");
  const client = await viem.getPublicClient();
  const [wallet] = await viem.getWalletClients();
  assert.ok(wallet);
  const bytecode = readBytecode("contracts/mocks/AccountingMathHarness.sol/AccountingMathHarness");
  const hash = await wallet.deployContract({ abi, bytecode });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  assert.ok(contractAddress);

  it("agrees with AccountingMath.sol on 3,000 shared random vectors", async () => {
    const vectors = fc.sample(vector, { numRuns: 3_000, seed: 20240420 });
    let compared = 0;
    for (let from = 0; from < vectors.length; from += 500) {
      const part = vectors.slice(from, from + 500);
      const all = await client.readContract({ address: contractAddress, abi, functionName: "answers", args: [part] });
      part.forEach((v, i) => {
        const perUnit = perUnitDown(v.net, v.capacity);
        const settled = checkpoint(v.sold, v.acc, v.paid);
        const mirrored = {
          perUnit,
          holders: holdersUp(perUnit, v.sold),
          pending: pendingDown(v.sold, v.acc, v.paid),
          whole: settled.whole,
          paidAfter: settled.paidAfter,
          down: shareDown(v.amount, BigInt(v.bps)),
          up: shareUp(v.amount, BigInt(v.bps)),
        };
        assert.deepEqual(all[i], mirrored, `vector ${from + i}`);
        compared++;
      });
    }
    assert.equal(compared, 3_000);
  });
});
