import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeProofFile } from "#domain/bitcoin/proof-file.ts";
import { coinbase, proofOf, transactionOf } from "#test/domain/bitcoin/handmade.ts";
import { runCommandLine } from "#test/scripts/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "lode-proof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const good = writeProofFile(proofOf([coinbase, transactionOf({ sats: 123_456_789n })]));
function verify(text: string) {
  const path = join(folder, "proof.json");
  writeFileSync(path, text);
  return runCommandLine("scripts/verify-proof.ts", [path]);
}

describe("npm run verify-proof", () => {
  test("says what was paid, when, to whom and under how many headers, and what a file cannot show", async () => {
    const ran = await verify(good);
    expect(ran.err).toBe("");
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`Transaction   ${JSON.parse(good).txid}, output 0`);
    expect(ran.out).toContain("paid          1.23456789 BTC to bcrt1qqqqsyqcyq5rqwzqfpg9scrgwpugpzysnard0ew");
    expect(ran.out).toContain(`in block      ${JSON.parse(good).block}, 2023-11-14 22:13:20 UTC`);
    expect(ran.out).toContain("under         6 headers, up to ");
    expect(ran.out).toContain("The proof holds");
    expect(ran.out).toContain("What a file alone cannot show is that its last block is on Bitcoin's heaviest chain.");
  });

  test("ends with an error and a sentence where the proof does not hold, or is none", async () => {
    const tampered = JSON.parse(good);
    tampered.proof.index = 0;
    const failures = [
      [JSON.stringify(tampered), "The file proves nothing. A block's first transaction is its coinbase"],
      ["{}", "This is not a proof that Lode can read"],
      ["PNG", "The file is not JSON."],
      ["x".repeat(2_000_001), "is larger than any proof."],
    ] as const;
    for (const [text, sentence] of failures) {
      const ran = await verify(text);
      expect(ran.err).toContain(sentence);
      expect(ran.err).not.toMatch(/\n\s+at /);
      expect(ran.out).toBe("");
      expect(ran.code).toBe(1);
    }
    const absent = await runCommandLine("scripts/verify-proof.ts", [join(folder, "absent.json")]);
    expect(absent.err).toContain("cannot be read.");
    const none = await runCommandLine("scripts/verify-proof.ts", []);
    expect(none.err).toContain("Name one file with a proof.");
    expect(none.err).toContain("npm run verify-proof -- FILE");
  });
});
