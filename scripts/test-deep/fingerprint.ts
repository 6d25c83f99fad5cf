import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const imported = /^import [^"]*"(\.[^"]+)";/gm;

/**
 * Changes with any contract that ships, with these tests, with whatever they import of the project, and with each mock they name: tests
 * deploy by name what they do not import.
 */
export function fingerprint(root: string, tests: string[]): string {
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const shipped = globSync("contracts/**/*.sol", { cwd: root, exclude: ["contracts/mocks/**"] });
  const mocks = globSync("contracts/mocks/**/*.sol", { cwd: root });
  const sources = new Map(shipped.map((path) => [path, read(path)]));
  const add = (path: string) => {
    if (sources.has(path)) return;
    const text = read(path);
    sources.set(path, text);
    for (const [, other = ""] of text.matchAll(imported)) add(join(path, "..", other));
    for (const mock of mocks) if (new RegExp(`\\b${basename(mock, ".sol")}\\b`).test(text)) add(mock);
  };
  for (const path of tests) add(path);
  const hash = createHash("sha256");
  for (const path of [...sources.keys()].sort()) hash.update(path).update(sources.get(path) ?? "");
  return hash.digest("hex");
}
