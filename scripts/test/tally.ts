export type Tally = { passed: number; failed: number; skipped: number };

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Tally = { ...nothing, passed: 1 };
export const oneFailed: Tally = { ...nothing, failed: 1 };

export function addTallies(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** "12 passed, 0 failed", and what was skipped where anything was. */
export function sayTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * What a runner's own counts mean once its exit code is known: a runner that fails without a failed test, or that ends well
 * without having run any, has failed itself.
 */
export function judgeTally(counted: Tally | undefined, exitCode: number): Tally {
  if (counted === undefined) return oneFailed;
  const ran = counted.passed + counted.failed + counted.skipped > 0;
  if (counted.failed === 0 && (exitCode !== 0 || !ran)) return addTallies(counted, oneFailed);
  return counted;
}
