import { z } from "zod";
import type { Tally } from "./tally.ts";

const report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Reads Playwright's JSON report. A test that passed only when tried again failed; so did a run with errors outside of tests. */
export function countPlaywright(json: string): Tally {
  const { stats, errors } = report.parse(JSON.parse(json));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
