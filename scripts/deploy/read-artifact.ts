import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Hex } from "viem";

const root = fileURLToPath(new URL("../../artifacts/", import.meta.url));

/** Bytecode of a built contract, e.g. "contracts/BatchManager.sol/BatchManager". Throws where it has not been built. */
export function readBytecode(artifact: string): Hex {
  try {
    return JSON.parse(readFileSync(`${root}${artifact}.json`, "utf8")).bytecode;
  } catch (cause) {
    throw new Error(`${artifact} has not been built: run \`npm run contracts:build\` first.`, { cause });
  }
}
