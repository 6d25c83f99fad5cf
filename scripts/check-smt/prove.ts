import smtchecker from "solc/smtchecker.js";
import { type Compiled, compile, readSource } from "#scripts/solc/compile.ts";
import { askZ3, hasZ3, howToInstall } from "./z3.ts";

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
  if (!hasZ3()) throw new Error(howToInstall);
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
    smtSolver: smtchecker.smtCallback(askZ3),
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
