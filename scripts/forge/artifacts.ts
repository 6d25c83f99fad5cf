import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../../", import.meta.url));
const artifact = z.object({ bytecode: z.string() });

/** A contract that can be deployed, and its creation code. */
export type Built = { source: string; contract: string; bytecode: string };

/** What Hardhat built and would be deployed. Throws where nothing was built. */
export function readShipped(): Built[] {
  const paths = globSync("artifacts/{contracts,@openzeppelin}/**/*.sol/*.json", { cwd: root });
  if (paths.length === 0) throw new Error("No contracts have been built: run `npm run contracts:build` first.");
  return paths
    .map((path) => ({
      source: dirname(path).slice("artifacts/".length),
      contract: basename(path, ".json"),
      bytecode: artifact.parse(JSON.parse(readFileSync(join(root, path), "utf8"))).bytecode,
    }))
    .filter(({ source, bytecode }) => bytecode !== "0x" && isStillThere(source));
}

/** Hardhat may keep what it built of a file that was renamed since. */
const isStillThere = (source: string) => !source.startsWith("contracts/") || existsSync(join(root, source));

/** Writes them where a test run finds them by name, see `deploy` in test/contracts/base/SolidityTest.sol. */
export function writeBytecodes(built: Built[], folder: string) {
  for (const { source, contract, bytecode } of built) {
    const path = join(root, folder, basename(source), `${contract}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ abi: [], bytecode }));
  }
}
