/** Small deterministic generator: the same walk for the same seed. */
export function random(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One of some steps, more often those of more weight. */
export function weighed<Step>(
  next: (below: number) => number,
  steps: readonly (readonly [weight: number, Step])[],
): Step {
  let left = next(steps.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, step] of steps) {
    left -= weight;
    if (left < 0) return step;
  }
  throw new RangeError("no steps");
}
