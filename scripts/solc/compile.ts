import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import solc from "solc";
import { z } from "zod";

const root = fileURLToPath(new URL("../../", import.meta.url));

const compiled = z.object({
  errors: z
    .array(z.object({ severity: z.string(), errorCode: z.string().optional(), formattedMessage: z.string() }))
    .default([]),
  sources: z.record(z.string(), z.object({ ast: z.unknown().optional() })).default({}),
  contracts: z
    .record(
      z.string(),
      z.record(z.string(), z.object({ evm: z.object({ bytecode: z.object({ object: z.string() }) }).optional() })),
    )
    .default({}),
});

export type Compiled = z.infer<typeof compiled>;

export type Job = {
  /** Source units by name, which is the path from the root of the repository. */
  sources: Record<string, string>;
  settings: Record<string, unknown>;
  /** Answers the model checker's queries. */
  smtSolver?: (query: string) => unknown;
};

/** A source unit's text from the repository, or from a package. */
export function readSource(name: string): string {
  const own = `${root}${name}`;
  return readFileSync(existsSync(own) ? own : `${root}node_modules/${name}`, "utf8");
}

/** Compiles in this process, with the compiler that Hardhat uses. Imports that are not among the sources are read from disk. */
export function compile({ sources, settings, smtSolver }: Job): Compiled {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([name, content]) => [name, { content }])),
    settings: { evmVersion: "cancun", ...settings },
  };
  const callbacks = { import: findImport, ...(smtSolver && { smtSolver }) };
  return compiled.parse(JSON.parse(solc.compile(JSON.stringify(input), callbacks)));
}

function findImport(name: string) {
  try {
    return { contents: readSource(name) };
  } catch {
    return { error: `${name} was not found` };
  }
}

export const errorsOf = ({ errors }: Compiled): string[] =>
  errors.filter(({ severity }) => severity === "error").map(({ formattedMessage }) => formattedMessage);
