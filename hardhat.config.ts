import { globSync } from "node:fs";
import { createRequire } from "node:module";
import toolboxViem from "@nomicfoundation/hardhat-toolbox-viem";
import { defineConfig } from "hardhat/config";
import { quickerBuilds } from "#scripts/hardhat/quicker-builds.ts";

// solc compiled to wasm, from npm: nothing is downloaded from the compiler's download host.
const require = createRequire(import.meta.url);
const version: string = require("solc/package.json").version;

const solc = { version, path: require.resolve("solc/soljson.js") };
const settingsFor = (runs: number) => ({ evmVersion: "cancun", viaIR: true, optimizer: { enabled: true, runs } });
const settings = settingsFor(2_000);
// These are far from the size limit, and asked in the transactions that others pay for.
const small = [
  "contracts/AttesterRegistry.sol",
  "contracts/BitcoinRelay.sol",
  "contracts/PayoutProofs.sol",
  "contracts/SliceMarket.sol",
];
const fast = { ...solc, settings: settingsFor(1_000_000) };
// This one is near it.
const near = { ...solc, settings: settingsFor(1_600) };
// Tests deploy the protocol from its artifacts, so they can be compiled the quick way: seconds, not minutes.
const quick = { ...solc, settings: { evmVersion: "cancun", viaIR: false, optimizer: { enabled: false } } };
const tests = globSync("test/contracts/**/*.sol", { cwd: import.meta.dirname });

// `npm run test:deep` tries for longer.
const deep = process.env.LODE_DEEP === "1";
const runs = Number(process.env.LODE_INVARIANT_RUNS ?? (deep ? 10_000 : 100));
const invariant = { runs, depth: deep ? 64 : 32, failOnRevert: true };

// Instrumented contracts are kept away from the artifacts that everything else deploys.
const instrumented = { artifacts: "coverage/artifacts", cache: "coverage/cache" };

export default defineConfig({
  plugins: [toolboxViem, quickerBuilds(tests)],
  solidity: {
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
    profiles: {
      default: {
        compilers: [{ ...solc, settings }],
        overrides: Object.fromEntries([
          ...tests.map((path) => [path, quick] as const),
          ...small.map((path) => [path, fast] as const),
          ["contracts/BatchManager.sol", near] as const,
        ]),
      },
    },
  },
  paths: {
    ...(process.env.LODE_COVERAGE === "1" && instrumented),
    tests: { nodejs: "test/contracts/scenarios", solidity: "test/contracts" },
  },
  test: { solidity: { fuzz: { runs: deep ? 100_000 : 10_000 }, invariant } },
  networks: {
    local: { type: "edr-simulated", chainId: 31337, hardfork: "cancun" },
    external: { type: "http", url: (process.env.RPC_URL ?? "http://127.0.0.1:8545").split(",")[0] ?? "" },
  },
});
