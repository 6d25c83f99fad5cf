import { sepolia } from "viem/chains";
import { expect, test } from "vitest";
import { LOCAL_CHAIN_ID } from "#chain/networks.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { pinOf, relayArgs } from "#scripts/deploy/bitcoin-pin.ts";
import { readOptions } from "#scripts/deploy/options.ts";

const hashOf = (args: readonly unknown[]) => displayHash(args[0] as `0x${string}`);

test("a public chain's relay begins at Bitcoin's block 822,528", () => {
  const args = relayArgs(pinOf(sepolia.id));
  expect(hashOf(args)).toBe("000000000000000000001daacd23f9cb40c69ba923085618a5f9dbdd4d97e93a");
  expect(args.slice(1, 4)).toEqual([822_528, 0x1703e8b3, 1_703_311_464]);
  expect(args[5]).toBe(true);
});

test("a local chain's relay begins at the first block of every regression-test network", () => {
  const args = relayArgs(pinOf(LOCAL_CHAIN_ID));
  expect(hashOf(args)).toBe("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");
  expect(args.slice(1, 4)).toEqual([0, 0x207fffff, 1_296_688_602]);
  expect(args[5]).toBe(false);
});

test("another block can be named by its height and header, the first of an epoch only", () => {
  const { height, header } = pinOf(sepolia.id);
  expect(readOptions(["--bitcoin-checkpoint", `${height}:${header}`])?.pin).toEqual(pinOf(sepolia.id));
  for (const written of [`${height + 1}:${header}`, `${height}`, `${height}:${header}00`]) {
    expect(() => readOptions(["--bitcoin-checkpoint", written])).toThrow(/begins an epoch/);
  }
});
