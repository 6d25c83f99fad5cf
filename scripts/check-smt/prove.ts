import smtchecker from "solc/smtchecker.js";
import smtsolver from "solc/smtsolver.js";
import { type Compiled, compile, readSource } from "#scripts/solc/compile.ts";

/** Where z3 is missing, what to do about it. */
export const howToInstall =
  "The model checker needs z3 and found none. Install it (Debian or Ubuntu: apt-get install z3; macOS: brew install z3).";

export const z3 = smtsolver.availableSolvers.find(({ name }) => name === "z3");

export type Proof = {
  /** Assertions that hold in every verb. */
  proved: number;
  /** How many there are to prove. */
  asserted: number;
  /** What the checker says of those that do not hold, or that it cannot decide. */
  open: string[];
};

/**
 * Runs the compiler's model checker on a contract's assertions, one verb at a time from any state that its requirements allow.
 * `changed` replaces sources. Throws where z3 is missing or something does not compile.
 */
export function prove(file: string, contract: string, changed: Record<string, string> = {}): Proof {
  if (!z3) throw new Error(howToInstall);
  const source = readSource(file);
  const compiled = compile({
    sources: { [file]: source, ...changed },
    settings: {
      modelChecker: {
        engine: "bmc",
        contracts: { [file]: [contract] },
        targets: ["assert"],
        solvers: ["smtlib2"],
        showProvedSafe: true,
        showUnproved: true,
      },
      outputSelection: { [file]: { [contract]: ["abi"] } },
    },
    smtSolver: smtchecker.smtCallback(smtsolver.smtSolver, z3),
  });
  return readProof(compiled, source.match(/\bassert\(/g)?.length ?? 0);
}

function readProof({ errors }: Compiled, asserted: number): Proof {
  const words = errors.map(({ severity, formattedMessage }) => ({ severity, text: formattedMessage }));
  const broken = words.filter(({ severity }) => severity === "error").map(({ text }) => text);
  if (broken.length > 0) throw new Error(broken.join("\n"));
  return {
    proved: words.filter(({ text }) => text.includes("Assertion violation check is safe")).length,
    asserted,
    open: words.map(({ text }) => text).filter((text) => /Assertion violation (happens|might happen) here/.test(text)),
  };
}
