import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Mutant } from "./find-mutants.ts";

const file = new URL("../../test/contracts/mutation-survivors.json", import.meta.url);
const explanation = z.object({
  file: z.string(),
  within: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string().min(1),
});

export type Explanation = z.infer<typeof explanation>;

export const readExplanations = (): Explanation[] => z.array(explanation).parse(JSON.parse(readFileSync(file, "utf8")));

/** Line numbers move; what is written and where does not. */
export const explains = (one: Explanation, mutant: Mutant): boolean =>
  one.file === mutant.file &&
  one.within === mutant.within &&
  one.before === mutant.before &&
  one.after === mutant.after;
