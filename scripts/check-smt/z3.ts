import { spawnSync } from "node:child_process";

/** Where z3 is missing, what to do about it. */
export const howToInstall =
  "The model checker needs z3 and found none. Install it (Debian or Ubuntu: apt-get install z3; macOS: brew install z3).";

export const hasZ3 = (): boolean => spawnSync("z3", ["--version"]).status === 0;

/**
 * z3's answer to a query of the compiler's, with the parameters that solc's own wrapper gives it. It may spend a number of steps and
 * not, as there, a number of seconds: the answer is the same on a busy machine. An error after the answer is usual: there is no
 * model of what cannot be.
 */
export function askZ3(query: string): string {
  const parameters = ["rlimit=20000000", "rewriter.pull_cheap_ite=true", "fp.spacer.q3.use_qgen=true"];
  const spacer = ["fp.spacer.mbqi=false", "fp.spacer.ground_pobs=false"];
  const { stdout, error } = spawnSync("z3", ["-smt2", "-in", ...parameters, ...spacer], {
    input: query,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  return stdout;
}
