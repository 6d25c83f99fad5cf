import { createHash } from "node:crypto";

export type Random = ReturnType<typeof createRandom>;

/** Numbers that follow from a text alone: sfc32, begun from the text's SHA-256. */
export function createRandom(text: string) {
  const digest = createHash("sha256").update(text).digest();
  const word = (index: number) => digest.readInt32LE(index * 4);
  let [a, b, c, count] = [word(0), word(1), word(2), 1];
  /** 32 bits, unsigned. */
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  const chance = (probability: number) => next() < probability * 2 ** 32;
  /** Both ends included. */
  const int = (min: number, max: number) => min + (next() % (max - min + 1));
  return {
    chance,
    int,
    /** Both ends included. */
    big(min: bigint, max: bigint) {
      const wide = [next(), next(), next(), next()].reduce((sum, part) => (sum << 32n) | BigInt(part), 0n);
      return min + (wide % (max - min + 1n));
    },
    /** Undefined of an empty list. */
    pick: <Item>(items: readonly Item[]): Item | undefined => items[int(0, Math.max(items.length - 1, 0))],
    /** A name, as often as its weight says. */
    weighted<Name extends string>(weights: Record<Name, number>): Name {
      const entries = Object.entries(weights) as [Name, number][];
      let left = (next() / 2 ** 32) * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      throw new RangeError("nothing to choose from");
    },
    /** Numbers of their own for a part, whatever is drawn elsewhere. */
    fork: (part: string) => createRandom(`${text}/${part}`),
  };
}
