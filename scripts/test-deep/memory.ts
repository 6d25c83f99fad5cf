import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const remembered = z.record(z.string(), z.object({ sources: z.string(), seconds: z.number() }));

/** The seconds that passed campaigns took, kept in `file`, each for as long as its sources stay as they are. */
export function openMemory(file: string) {
  const passed = existsSync(file) ? remembered.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  return {
    find(key: string, sources: string): number | undefined {
      const before = passed[key];
      return before?.sources === sources ? before.seconds : undefined;
    },
    keep(key: string, sources: string, seconds: number) {
      passed[key] = { sources, seconds };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(passed, null, 2)}\n`);
    },
  };
}
