#!/usr/bin/env node
// What forge takes for a solc program: the same compiler Hardhat uses, from npm, compiled to wasm.
import { readFileSync } from "node:fs";
import solc from "solc";

if (process.argv.includes("--version")) {
  console.log(
    `solc, the solidity compiler commandline interface\nVersion: ${solc.version().replace(".Emscripten.clang", "")}`,
  );
} else {
  process.stdout.write(solc.compile(readFileSync(0, "utf8")));
}
