/**
 * Splits `total` base units by `weights`, so that the parts sum to it exactly: each gets its share rounded down, and what is left
 * goes, one each, to the largest remainders (of equal ones, to the first). Throws `RangeError` without a positive weight.
 */
export function splitByLargestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("A split needs weights of 0 or more, and one above 0");
  }
  if (total < 0n) throw new RangeError(`${total} cannot be split: it is below 0`);
  const shares = weights.map((weight, index) => ({
    index,
    whole: (total * weight) / sum,
    remainder: (total * weight) % sum,
  }));
  const left = total - shares.reduce((a, { whole }) => a + whole, 0n);
  const favoured = new Set(
    shares
      .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, Number(left))
      .map(({ index }) => index),
  );
  return shares.map(({ index, whole }) => (favoured.has(index) ? whole + 1n : whole));
}
