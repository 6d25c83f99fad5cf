import { readFileSync } from "node:fs";
import { createConfig } from "ponder";

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const { capacitySlices, batchManager, startBlock } = read("deployment.json");
const rpc = process.env.BENCH_RPC_URL ?? "";
// It asks each endpoint at most 20 times a second at first, whatever the endpoint can bear: as fifty of them, the node decides.
const endpoints = Array.from({ length: 50 }, () => rpc);

export default createConfig({
  database: { kind: "postgres", connectionString: process.env.DATABASE_URL ?? "" },
  chains: { bench: { id: 31_337, rpc: endpoints, ws: rpc.replace(/^http/, "ws"), pollingInterval: 100 } },
  contracts: {
    Slices: { chain: "bench", abi: read("abis/slices.json"), address: capacitySlices, startBlock },
    Manager: { chain: "bench", abi: read("abis/manager.json"), address: batchManager, startBlock },
  },
});
