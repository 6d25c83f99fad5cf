import { createRequire } from "node:module";
import toolboxViem from "@nomicfoundation/hardhat-toolbox-viem";
import { defineConfig } from "hardhat/config";

// solc compiled to wasm, from npm: nothing is downloaded from the compiler's download host.
const require = createRequire(import.meta.url);
const version: string = require("solc/package.json").version;

export default defineConfig({
  plugins: [toolboxViem],
  solidity: {
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
    profiles: {
      default: {
        version,
        path: require.resolve("solc/soljson.js"),
        settings: { evmVersion: "cancun", viaIR: true, optimizer: { enabled: true, runs: 2_000 } },
      },
    },
  },
  paths: { tests: { nodejs: "test/contracts/scenarios", solidity: "test/contracts" } },
  test: { solidity: { fuzz: { runs: 10_000 }, invariant: { runs: 64, depth: 32, failOnRevert: true } } },
  networks: {
    local: { type: "edr-simulated", chainId: 31337, hardfork: "cancun" },
    external: { type: "http", url: process.env.RPC_URL ?? "http://127.0.0.1:8545" },
  },
});
