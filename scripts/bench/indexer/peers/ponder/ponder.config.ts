import { createConfig } from "ponder";
import { managerAbi, slicesAbi } from "./abis/abis";
import deployment from "./deployment.json";

const { startBlock } = deployment;
const rpc = process.env.BENCH_RPC_URL ?? "";
// It asks each endpoint at most 20 times a second at first, whatever the endpoint can bear: as fifty of them, the node decides.

export default createConfig({
  database: { kind: "postgres", connectionString: process.env.DATABASE_URL ?? "" },
  chains: {
    bench: {
      id: 31_337,
      rpc: Array.from({ length: 50 }, () => rpc),
      ws: rpc.replace(/^http/, "ws"),
      pollingInterval: 100,
    },
  },
  contracts: {
    Slices: { chain: "bench", abi: slicesAbi, address: deployment.capacitySlices as "0x", startBlock },
    Manager: { chain: "bench", abi: managerAbi, address: deployment.batchManager as "0x", startBlock },
  },
});
