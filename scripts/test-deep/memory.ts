import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const remembered = z.object({ sources: z.string(), passed: z.record(z.string(), z.number()) });

/** Changes with any contract or Solidity test. */
export function fingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const path of globSync("{contracts,test/contracts}/**/*.sol", { cwd: root }).sort()) {
    hash.update(path).update(readFileSync(`${root}${path}`));
  }
  return hash.digest("hex");
}

/** The seconds that passed campaigns took, kept in `file` for as long as the sources stay as they are. */
export function openMemory(file: string, sources: string) {
  const before = existsSync(file) ? remembered.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
  const passed = before?.sources === sources ? before.passed : {};
  return {
    find: (key: string): number | undefined => passed[key],
    keep(key: string, seconds: number) {
      passed[key] = seconds;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ sources, passed }, null, 2)}\n`);
    },
  };
}
