import { type AbiEvent, type Hex, numberToHex, toEventHash } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Deployment } from "#chain/deployment.ts";
import { request } from "./rpc.ts";

const RANGE = 500;

/** How many logs of each event there are on the chain, by the event's name; only of Lode's contracts. */
export async function countLogs(rpcUrl: string, deployment: Deployment): Promise<Map<string, number>> {
  const { capacitySlices, batchManager, attesterRegistry, fleetRegistry } = deployment;
  const address = [capacitySlices, batchManager, attesterRegistry, fleetRegistry];
  const names = new Map<Hex, string>();
  for (const item of [...capacitySlicesAbi, ...batchManagerAbi]) {
    if (item.type === "event") names.set(toEventHash(item as AbiEvent), item.name);
  }
  const counts = new Map<string, number>();
  const head = Number(await request<Hex>(rpcUrl, "eth_blockNumber"));
  for (let from = 0; from <= head; from += RANGE) {
    const range = { fromBlock: numberToHex(from), toBlock: numberToHex(Math.min(from + RANGE - 1, head)), address };
    for (const { topics } of await request<{ topics: Hex[] }[]>(rpcUrl, "eth_getLogs", [range])) {
      const name = names.get(topics[0] ?? "0x") ?? "other";
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
