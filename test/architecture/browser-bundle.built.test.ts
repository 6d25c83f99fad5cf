import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const built = join(process.env.NEXT_DIST_DIR || ".next", "static");

const bundle = () =>
  readdirSync(built, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => ({ name, text: readFileSync(join(built, name), "utf8") }));

// Addresses a text names without anybody asking them: pages that explain a library's error, namespaces, placeholders, and viem's
// definitions of public networks, whose nodes `networkOf` (chain/networks.ts) replaces with the one of our settings.
const mentioned = new RegExp(
  `^(${[
    ...["www\\.w3\\.org", "localhost", "127\\.0\\.0\\.1", "[a-z]"],
    ...["react\\.dev", "nextjs\\.org", "tanstack\\.com", "github\\.com", "docs\\.[\\w.-]+", "4byte\\.sourcify\\.dev"],
    ...["([\\w.-]+\\.)?viem\\.sh", "wagmi\\.sh", "oxlib\\.sh", "abitype\\.dev"],
    ...["sepolia(-preconf)?\\.base\\.org", "11155111\\.rpc\\.thirdweb\\.com"],
    ...["(api-)?sepolia\\.basescan\\.org", "(api-)?sepolia\\.etherscan\\.io"],
  ].join("|")})$`,
);

describe("the browser's code, as last built", () => {
  test("is there", () => expect(bundle().length).toBeGreaterThan(0));

  test("holds none of the local chain's private keys", () => {
    const first = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    const mnemonic = "test test test test test test test test test test test junk";
    expect(
      bundle()
        .filter(({ text }) => text.includes(first) || text.includes(mnemonic))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test("names no other host than the ones its libraries mention", () => {
    const hosts = bundle().flatMap(({ text }) =>
      [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map((match) => match[1] ?? ""),
    );
    expect([...new Set(hosts)].filter((host) => !mentioned.test(host))).toEqual([]);
  });
});
