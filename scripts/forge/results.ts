import { z } from "zod";

const report = z.record(
  z.string(),
  z.object({
    test_results: z.record(z.string(), z.object({ status: z.string(), reason: z.string().nullish() })),
  }),
);

export type ForgeResult = { suite: string; test: string; passed: boolean; reason: string };

/** Reads `forge test --json`. A set-up that failed counts as one failed test. Undefined where forge wrote no report. */
export function readResults(output: string): ForgeResult[] | undefined {
  const line = output.split("\n").find((text) => text.startsWith("{"));
  if (line === undefined) return undefined;
  return Object.entries(report.parse(JSON.parse(line))).flatMap(([suite, { test_results }]) =>
    Object.entries(test_results).map(([name, { status, reason }]) => ({
      suite: suite.slice(suite.lastIndexOf(":") + 1),
      test: name.replace(/\(.*$/, ""),
      passed: status === "Success",
      reason: reason ?? "",
    })),
  );
}
