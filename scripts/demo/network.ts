import { workOf } from "#domain/nbits.ts";
import { add, divide, type Rational, rational } from "#domain/rational.ts";
import { subsidySats } from "#domain/subsidy.ts";

/** Facts of the Bitcoin network over the replayed weeks: when the difficulty or the subsidy changed, and to what. */
const changes = [
  { at: 1_710_397_689, nBits: 0x17035a59, height: 834_624 },
  { at: 1_711_619_463, nBits: 0x170362d3, height: 836_640 },
  { at: 1_712_783_853, nBits: 0x17034219, height: 838_656 },
  { at: 1_713_571_767, nBits: 0x17034219, height: 840_000 },
  { at: 1_713_970_312, nBits: 0x170331db, height: 840_672 },
];

/** Sats of subsidy one hash is expected to bring, averaged over the seconds from `start` to `end`. */
export function subsidyPerHash(start: number, end: number): Rational {
  let sum = rational(0n);
  changes.forEach(({ at, nBits, height }, index) => {
    const from = Math.max(start, at);
    const to = Math.min(end, changes[index + 1]?.at ?? end);
    if (to <= from) return;
    const perHash = divide(subsidySats(height), workOf(nBits));
    sum = add(sum, divide(perHash, rational(BigInt(end - start), BigInt(to - from))));
  });
  return sum;
}
