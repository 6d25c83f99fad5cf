import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { explainedBpsDown } from "#domain/explained-delivery.ts";
import { workDown } from "#domain/nbits.ts";
import { subsidyOfEpoch } from "#domain/subsidy.ts";
import { createLocalChain } from "#scripts/bench/local-chain.ts";
import { readArtifact } from "#scripts/deploy/read-artifact.ts";

const ARTIFACT = "contracts/mocks/ExplainedDeliveryHarness.sol/ExplainedDeliveryHarness";

/** Numbers of every size up to `bits`. */
const sized = (bits: number) =>
  fc.integer({ min: 1, max: bits }).chain((size) => fc.bigInt({ min: 1n, max: (1n << BigInt(size)) - 1n }));

/** From regtest's target to one that is beyond all measure; epochs up to the last that has a subsidy, and a few beyond. */
const surroundings = fc.record({
  baseUnitsPerSat: sized(64),
  epoch: fc.integer({ min: 0, max: 3_450 }),
  nBits: fc
    .tuple(fc.integer({ min: 8, max: 32 }), fc.integer({ min: 0x8000, max: 0x7fffff }))
    .map(([size, mantissa]) => size * 2 ** 24 + mantissa),
  hashes: sized(150),
  toleranceBps: fc.integer({ min: 0, max: 10_000 }),
});
type Surroundings = typeof surroundings extends fc.Arbitrary<infer Value> ? Value : never;

/** Incomes about what the whole capacity earns: elsewhere the answer is nothing or all of it. */
const vector = fc
  .oneof({ weight: 4, arbitrary: surroundings.filter(isTelling) }, { weight: 1, arbitrary: surroundings })
  .chain((v) =>
    fc.record({ ...toConstants(v), partBps: fc.bigInt({ min: 0n, max: 15_000n }), more: fc.bigInt(0n, 3n) }),
  )
  .map(({ partBps, more, ...v }) => {
    const income = (priceOf(v) * partBps) / (workDown(v.nBits) * BigInt(10_000 + v.toleranceBps)) + more;
    return { ...v, income: income < 1n << 128n ? income : (1n << 128n) - 1n };
  });

const priceOf = ({ baseUnitsPerSat, epoch, hashes }: Surroundings) => subsidyOfEpoch(epoch) * baseUnitsPerSat * hashes;

/** Whether the capacity is expected to earn more than some base units. */
function isTelling(v: Surroundings): boolean {
  return priceOf(v) > workDown(v.nBits) * 10_000n;
}

function toConstants<Value extends object>(value: Value) {
  const entries = Object.entries(value).map(([name, one]) => [name, fc.constant(one)]);
  return Object.fromEntries(entries) as { [Name in keyof Value]: fc.Arbitrary<Value[Name]> };
}

describe("what an income explains of a delivery, in domain/", async () => {
  const chain = await createLocalChain(1_900_000_000n);
  const harness = await chain.deploy(ARTIFACT, readArtifact(ARTIFACT).abi);
  const answersTo = (vectors: readonly object[]) => chain.read<bigint[]>(harness, "answers", [vectors]);

  it("is what ExplainedDelivery.sol says, on 3,000 shared random vectors", async () => {
    const vectors = fc.sample(vector, { numRuns: 3_000, seed: 20_261_126 });
    const seen = { nothing: 0, something: 0, all: 0 };
    for (let from = 0; from < vectors.length; from += 500) {
      const part = vectors.slice(from, from + 500);
      const answers = await answersTo(part);
      part.forEach(({ income: amount, toleranceBps, ...v }, i) => {
        const bps = explainedBpsDown({ ...v, amount }, BigInt(toleranceBps));
        assert.equal(answers[i], bps, `vector ${from + i}: ${amount} of ${JSON.stringify(v, (_, n) => String(n))}`);
        seen[bps === 0n ? "nothing" : bps === 10_000n ? "all" : "something"]++;
      });
    }
    assert.ok(seen.something > 1_000 && seen.all > 300 && seen.nothing > 30, JSON.stringify(seen));
  });

  it("is refused by both for bits no block can have", async () => {
    const v = { baseUnitsPerSat: 1n, epoch: 414, hashes: 1n };
    for (const nBits of [0, 0x00ffffff, 0x04923456, 0x21010000, 0x23000001, 0xff123456]) {
      await assert.rejects(answersTo([{ ...v, income: 1n, nBits, toleranceBps: 500 }]), /TargetInvalid/, `${nBits}`);
      assert.throws(() => explainedBpsDown({ ...v, amount: 1n, nBits }, 500n), RangeError, `${nBits}`);
    }
  });
});
