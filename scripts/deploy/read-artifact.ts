import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Abi, Hex } from "viem";

const root = fileURLToPath(new URL("../../artifacts/", import.meta.url));

export interface Artifact {
  abi: Abi;
  bytecode: Hex;
}

/** A built contract, e.g. "contracts/BatchManager.sol/BatchManager". Throws where it has not been built. */
export function readArtifact(artifact: string): Artifact {
  try {
    const { abi, bytecode } = JSON.parse(readFileSync(`${root}${artifact}.json`, "utf8"));
    return { abi, bytecode };
  } catch (cause) {
    throw new Error(`${artifact} has not been built: run \`npm run contracts:build\` first.`, { cause });
  }
}

export function readBytecode(artifact: string): Hex {
  return readArtifact(artifact).bytecode;
}
