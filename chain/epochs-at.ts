import type { Client } from "viem";
import { readContract } from "viem/actions";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import type { Deployment } from "#chain/deployment.ts";

/**
 * The relay's epoch that each moment (UTC seconds) falls into, as settling asks for: the newest that began by then, so the newest of all for
 * what is yet to come. 0 where the relay knows none as old, and where its target never changes, for there nobody asks.
 */
export async function epochsAt(client: Client, deployment: Deployment, times: readonly number[]): Promise<number[]> {
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  const [retargets, newest] = await Promise.all([
    readContract(client, { ...relay, functionName: "retargets" }),
    readContract(client, { ...relay, functionName: "newestEpoch" }),
  ]);
  if (!retargets) return times.map(() => 0);
  const earliest = Math.min(...times);
  const known: { number: number; start: number }[] = [];
  for (let number = newest; number >= 0n; number--) {
    const { nBits, start } = await readContract(client, { ...relay, functionName: "epoch", args: [number] });
    // Below the pinned block nothing is known.
    if (nBits === 0) break;
    known.push({ number: Number(number), start });
    if (start <= earliest) break;
  }
  return times.map((time) => known.find(({ start }) => start <= time)?.number ?? 0);
}
