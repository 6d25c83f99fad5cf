/** Lets `perSecond` through each second, and as many at once after a quiet second. Callers wait in the order they came. */
export function createTokenBucket(perSecond: number, now: () => number = () => performance.now()) {
  const capacity = Math.max(perSecond, 1);
  let tokens = capacity;
  let counted = now();
  return {
    /** Takes one; says how many milliseconds to wait before using it. */
    take(): number {
      const at = now();
      tokens = Math.min(capacity, tokens + ((at - counted) / 1_000) * perSecond) - 1;
      counted = at;
      return tokens >= 0 ? 0 : (-tokens / perSecond) * 1_000;
    },
  };
}
