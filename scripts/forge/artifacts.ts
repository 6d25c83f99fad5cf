import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../../", import.meta.url));
const artifact = z.object({ bytecode: z.string() });

/** Creation code by the names that tests deploy by, such as "BatchManager.sol/BatchManager". */
export type Bytecodes = Map<string, string>;

/** What Hardhat built and would be deployed. Throws where nothing was built. */
export function readShipped(): Bytecodes {
  const paths = globSync("artifacts/{contracts,@openzeppelin}/**/*.sol/*.json", { cwd: root });
  if (paths.length === 0) throw new Error("No contracts have been built: run `npm run contracts:build` first.");
  const codes: Bytecodes = new Map();
  for (const path of paths) {
    const { bytecode } = artifact.parse(JSON.parse(readFileSync(join(root, path), "utf8")));
    if (bytecode !== "0x") codes.set(`${basename(dirname(path))}/${basename(path, ".json")}`, bytecode);
  }
  return codes;
}

/** Writes them where a test run finds them, see `deploy` in test/contracts/base/SolidityTest.sol. */
export function writeBytecodes(codes: Bytecodes, folder: string) {
  for (const [name, bytecode] of codes) {
    const path = join(folder, `${name}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ abi: [], bytecode }));
  }
}
