import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { code, type Import, importsOf, read, top } from "./repository.ts";

const all = code.flatMap(importsOf);
const show = ({ from, to }: Import) => `${from} imports ${to}`;
const within = (folder: string) => all.filter(({ from }) => top(from) === folder);

/** Which of our top folders (or root files) a folder may import, besides itself. */
const allowed: Record<string, string[]> = {
  domain: [],
  chain: ["domain"],
  evidence: ["domain"],
  indexer: ["domain", "chain", "prisma", "env.ts"],
  queries: ["domain", "prisma"],
  prisma: [],
  app: ["domain", "chain", "queries", "evidence", "env.ts"],
};

describe("who imports whom", () => {
  for (const [folder, others] of Object.entries(allowed)) {
    test(`${folder} imports ${others.length === 0 ? "nothing of ours" : `only ${others.join(", ")}`}`, () => {
      const wrong = within(folder).filter(({ from, to, ours, typeOnly }) => {
        if (!ours || [folder, ...others].includes(top(to))) return false;
        // The web server has one connection, made in one place; others of its files may name its type.
        return !(
          to === "prisma/client.ts" &&
          (from === "app/_server/database.ts" || (top(from) === "app" && typeOnly))
        );
      });
      expect(wrong.map(show)).toEqual([]);
    });
  }

  test("scripts import anything but the app", () => {
    expect(
      within("scripts")
        .filter(({ to, ours }) => ours && top(to) === "app")
        .map(show),
    ).toEqual([]);
  });

  test("nobody imports scripts, except scripts, tests and the tools' configuration", () => {
    const may = ["scripts", "test", "hardhat.config.ts", "playwright.config.ts", "vitest.config.ts"];
    expect(
      all.filter(({ from, to, ours }) => top(to) === "scripts" && ours && !may.includes(top(from))).map(show),
    ).toEqual([]);
  });

  test("every import of ours names a file that exists, with its ending", () => {
    const generated = (to: string) => to.startsWith("prisma/generated/");
    expect(all.filter(({ to, ours }) => ours && !existsSync(to) && !generated(to)).map(show)).toEqual([]);
  });

  test("domain does no input or output and knows no clock", () => {
    // Pure themselves: hash functions, and the shape of a file.
    const pure = ["@noble/hashes/sha2.js", "@noble/hashes/sha3.js", "zod/mini"];
    const outside = within("domain").filter(({ ours, to }) => !ours && !pure.includes(to));
    expect(outside.map(show)).toEqual([]);
    const clocks = code.filter(
      (path) => top(path) === "domain" && /Date\.now\(|new Date\(\)|performance\./.test(read(path)),
    );
    expect(clocks).toEqual([]);
  });

  test("only the server's part of the app reads the database", () => {
    const wrong = within("app").filter(({ to, typeOnly }) => /^prisma\//.test(to) && !typeOnly);
    expect(wrong.map(({ from }) => from)).toEqual(["app/_server/database.ts"]);
  });
});

describe("what reaches a browser", () => {
  const byPath = new Map(code.map((path) => [path, importsOf(path)]));
  const entries = code.filter((path) => top(path) === "app" && /^\s*["']use client["']/.test(read(path)));
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { to, typeOnly, ours } of byPath.get(path) ?? []) if (!typeOnly && ours) visit(to);
  };
  entries.forEach(visit);
  const imports = [...reached].flatMap((path) => (byPath.get(path) ?? []).filter(({ typeOnly }) => !typeOnly));

  test("starts somewhere", () => expect(entries.length).toBeGreaterThan(0));

  test("is the app, domain, chain and the pure part of evidence", () => {
    const mine = imports.filter(({ to, ours }) => ours && !["app", "domain", "chain", "evidence"].includes(top(to)));
    expect(mine.map(show)).toEqual([]);
  });

  test("needs no Node", () => {
    expect(imports.filter(({ to }) => to.startsWith("node:") || to === "server-only").map(show)).toEqual([]);
  });

  test("does not carry zod classic, 90 kB of it", () => {
    expect(imports.filter(({ to }) => to === "zod").map(show)).toEqual([]);
  });
});
