import { describe, expect, test } from "vitest";
import { fromHex, toHex } from "#domain/bitcoin/bytes.ts";
import { addressOf, readScript, scriptOf } from "#evidence/bitcoin/address.ts";

/** From BIP 173, BIP 350, BIP 341 and block 0's successors: addresses that were there before us. */
const known = [
  ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0014751e76e8199196d454941c45d1b3a323f1433bd6"],
  ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac"],
  ["3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "a914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87"],
  [
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
  ],
] as const;

describe("an address", () => {
  test("and its script lead to each other, for every kind pools pay to", () => {
    for (const [address, script] of known) {
      expect(toHex(scriptOf(address, "mainnet"))).toBe(`0x${script}`);
      expect(addressOf(fromHex(script, ""), "mainnet")).toBe(address);
    }
  });

  test("of another network, misspelt or no address at all is refused", () => {
    const wrong = [
      known[0][0].replace("bc1", "tb1"),
      `${known[0][0]}q`,
      known[1][0].toLowerCase(),
      "",
      "0xzz",
      "2N3oefVeg6stiTb5Kh3ozCSkaqmx91FDbsm",
    ];
    for (const address of wrong)
      expect(() => scriptOf(address, "mainnet"), address).toThrow("is no Bitcoin address of mainnet");
    expect(() => scriptOf(known[0][0], "regtest")).toThrow("is no Bitcoin address of regtest");
  });

  test("is not made up for a script that has none", () => {
    for (const script of ["", "6a0548656c6c6f", "51", "00", `41${"04".repeat(65)}ac`]) {
      expect(addressOf(fromHex(script, ""), "mainnet"), script).toBeUndefined();
    }
  });

  test("can be given as the script's own bytes", () => {
    expect(toHex(readScript("0x51", "mainnet"))).toBe("0x51");
    expect(() => readScript("0xzz", "mainnet")).toThrow("The script is not hexadecimal.");
  });
});
