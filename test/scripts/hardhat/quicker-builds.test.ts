import { availableParallelism } from "node:os";
import hre from "hardhat";
import { expect, test } from "vitest";
import { quickerBuilds } from "#scripts/hardhat/quicker-builds.ts";

const overrides = hre.config.solidity.profiles.default?.overrides ?? {};
const isTest = (path: string) => path.startsWith("test/");

test("all Solidity tests have one object of settings, so that they are compiled together", () => {
  const ofTests = new Set(
    Object.keys(overrides)
      .filter(isTest)
      .map((path) => overrides[path]),
  );
  expect(ofTests.size).toBe(1);
});

test("what is deployed is compiled as Hardhat does it: a file with settings of its own is compiled alone", () => {
  const deployed = Object.keys(overrides).filter((path) => !isTest(path));
  expect(deployed).toContain("contracts/BatchManager.sol");
  expect(new Set(deployed.map((path) => overrides[path])).size).toBe(deployed.length);
});

test("every processor compiles, unless somebody asks for another number", async () => {
  const { default: load } = (await quickerBuilds([]).hookHandlers?.solidity?.()) ?? {};
  const { build } = (await load?.()) ?? {};
  const asked: unknown[] = [];
  const next = async (_context: unknown, _roots: string[], options: unknown) => {
    asked.push(options);
    return new Map();
  };
  for (const options of [undefined, { concurrency: 1 }]) {
    await build?.(hre as never, [], options as never, next as never);
  }
  expect(asked).toEqual([{ concurrency: availableParallelism() }, { concurrency: 1 }]);
});
