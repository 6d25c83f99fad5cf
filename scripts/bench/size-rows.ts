import { readFileSync } from "node:fs";
import { type GasRow, row } from "#scripts/bench/gas-row.ts";

const MAX = 24_576;
const contracts = [
  "AttesterRegistry",
  "BatchManager",
  "BitcoinRelay",
  "core/CapacitySlices",
  "FleetRegistry",
  "HeldEscrow",
  "PayoutProofs",
  "SliceDescriptor",
  "SliceMarket",
];

/** Bytes of code of every contract that is deployed; a chain takes fewer than 24,576. */
export function measureSizes(): GasRow[] {
  return contracts.map((path) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const { deployedBytecode } = JSON.parse(readFileSync(`artifacts/contracts/${path}.sol/${name}.json`, "utf8"));
    return { ...row(`size of ${name}`, (deployedBytecode.length - 2) / 2, MAX - 1), unit: "bytes" };
  });
}
