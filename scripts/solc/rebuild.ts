import type { Built } from "#scripts/forge/artifacts.ts";
import { compile, errorsOf, readSource } from "./compile.ts";

// No hash of the sources at the end: what differs in bytecode differs in what it does.
const plain = { metadata: { appendCBOR: false, bytecodeHash: "none" } };
const quick = { ...plain, viaIR: false, optimizer: { enabled: false } };
const roomy = {
  ...plain,
  viaIR: true,
  optimizer: { enabled: false, details: { yul: true, yulDetails: { optimizerSteps: "u" } } },
};

/** Contracts whose stack is too deep for the quick way, which takes a third of the time; found out once. */
const deep = new Set<string>();

/** A contract compiled again, with one file changed; undefined where that does not compile. */
export function rebuild({ source, contract }: Built, changed: Record<string, string>): Built | undefined {
  const key = `${source}:${contract}`;
  const compiled = compile({
    sources: { [source]: readSource(source), ...changed },
    settings: {
      ...(deep.has(key) ? roomy : quick),
      outputSelection: { [source]: { [contract]: ["evm.bytecode.object"] } },
    },
  });
  const errors = errorsOf(compiled);
  if (!deep.has(key) && errors.some((error) => error.includes("Stack too deep"))) {
    deep.add(key);
    return rebuild({ source, contract, bytecode: "" }, changed);
  }
  const object = compiled.contracts[source]?.[contract]?.evm?.bytecode.object;
  return errors.length > 0 || !object ? undefined : { source, contract, bytecode: `0x${object}` };
}
