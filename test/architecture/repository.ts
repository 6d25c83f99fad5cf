import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const made = ["node_modules", "generated", "deployments", "test-results", "screenshots", "artifacts", "cache"];

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = folder === "." ? name : join(folder, name);
    if (
      made.includes(name) ||
      path === "coverage" ||
      /^\.(git|next|lode)/.test(name) ||
      (name === "abi" && folder === "chain")
    )
      return [];
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

/** Every file of the repository that people write, by its path from the root. */
export const files = walk(".").filter(
  (path) => !/^(package-lock\.json|next-env\.d\.ts|\.env|.*\.tsbuildinfo)$/.test(path),
);
export const code = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
export const solidity = files.filter((path) => path.endsWith(".sol"));
export const texts = files.filter((path) => !/\.(png|ico|woff2?|gz)$/.test(path));
export const markdown = files.filter((path) => path.endsWith(".md"));

export const read = (path: string) => readFileSync(path, "utf8");
export const top = (path: string) => path.split("/")[0] ?? path;

export type Import = { from: string; to: string; typeOnly: boolean; ours: boolean };

const statement = /(?:^|\n)(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?["']([^"'\n]+)["']/g;
const dynamic = /\bimport\(\s*["']([^"'\n]+)["']/g;
const firstOther = /^(?!import\b|export\b.*\bfrom\b|export (type )?\{|\s|\/\/|\/?\*|["']use|[}\]#]|$)/m;

/** What a file imports: a path of ours from the root, or the name of a package. */
export function importsOf(path: string): Import[] {
  const text = read(path);
  // Imports stand at the top; further down the word may be part of a program quoted in a test.
  const end = text.search(firstOther);
  const head = end < 0 ? text : text.slice(0, end);
  const entry = (to: string, typeOnly: boolean) => ({
    from: path,
    to: resolveOurs(path, to),
    typeOnly,
    ours: /^[#.]/.test(to),
  });
  return [
    ...[...head.matchAll(statement)].map(([, , type, to]) => entry(to ?? "", type !== undefined)),
    ...[...text.matchAll(dynamic)].map(([, to]) => entry(to ?? "", false)),
  ];
}

function resolveOurs(from: string, to: string): string {
  if (to.startsWith("#")) return to.slice(1);
  if (to.startsWith(".")) return join(from, "..", to);
  return to;
}
