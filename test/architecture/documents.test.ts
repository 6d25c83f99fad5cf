import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { code, markdown, read, solidity, texts, top } from "./repository.ts";

const scripts: Record<string, string> = JSON.parse(read("package.json")).scripts;
const npmOwn = ["ci", "install", "rebuild"];

describe("documents", () => {
  test("quote only commands that exist", () => {
    const told = [...markdown, ...code, ...solidity].flatMap((path) =>
      [...read(path).matchAll(/`(?:\$ )?npm (?:run )?([\w:-]+)/g)].map((match) => ({ path, command: match[1] ?? "" })),
    );
    const missing = told.filter(
      ({ command }) => !(command in scripts) && !npmOwn.includes(command) && command !== "run",
    );
    expect(missing).toEqual([]);
    const blocks = markdown.flatMap((path) =>
      [...read(path).matchAll(/^ {0,4}npm run ([\w:-]+)/gm)].map((match) => match[1] ?? ""),
    );
    expect(blocks.filter((command) => !(command in scripts))).toEqual([]);
  });

  test("every command of package.json is in the README", () => {
    const readme = read("README.md");
    const internal = ["postinstall"];
    const shown = (name: string) => readme.includes(name === "test" ? "npm test" : `npm run ${name}`);
    expect(Object.keys(scripts).filter((name) => !internal.includes(name) && !shown(name))).toEqual([]);
  });

  test("link to files that exist", () => {
    const links = markdown.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => ({ path, link: match[1] ?? "" })),
    );
    expect(links.filter(({ path, link }) => !existsSync(join(dirname(path), link)))).toEqual([]);
  });

  test("name files that exist where they name a path of ours", () => {
    const folders = "contracts|chain|domain|evidence|indexer|prisma|queries|app|scripts|test|docs";
    const pattern = new RegExp(`\`((?:${folders})/[\\w./\\[\\]-]+)\``, "g");
    const made = /^(prisma\/generated|chain\/deployments\/)/;
    const named = markdown.flatMap((path) =>
      [...read(path).matchAll(pattern)].map((match) => ({ path, file: match[1] ?? "" })),
    );
    expect(named.filter(({ file }) => !existsSync(file) && !made.test(file))).toEqual([]);
  });

  test("decisions are numbered without a gap, and each says its context, decision and consequences", () => {
    const decisions = readdirSync("docs/decisions").sort();
    decisions.forEach((name, i) => {
      const number = String(i + 1).padStart(4, "0");
      expect(name).toMatch(new RegExp(`^${number}-[a-z0-9-]+\\.md$`));
      const text = read(join("docs/decisions", name));
      expect(text).toMatch(new RegExp(`^# ${number}\\. `));
      for (const heading of ["## Context", "## Decision", "## Consequences"]) expect(text, name).toContain(heading);
    });
  });

  test("the README is at most 200 lines", () => {
    expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(200);
  });

  test("the changelog speaks of the version of package.json", () => {
    expect(read("CHANGELOG.md")).toContain(`## ${JSON.parse(read("package.json")).version}`);
  });
});

describe("words", () => {
  test("that promise what nobody can are on no page and in no text", () => {
    const never = /\b(guarantee[ds]?|guaranteeing|APR|APY|dividends?|passive income|risk[- ]free)\b/i;
    // The glossary and the contributors' rules name the words in order to forbid them; so do these tests.
    const mayNameThem = ["docs/glossary.md", "CONTRIBUTING.md"];
    const read_ = texts.filter(
      (path) => top(path) !== "test" && !mayNameThem.includes(path) && !/(csv|json)$/.test(path),
    );
    expect(read_.filter((path) => never.test(read(path)))).toEqual([]);
  });
});
