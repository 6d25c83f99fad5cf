import { readContract } from "wagmi/actions";
import type { Machinery } from "#app/_wallet/machinery/machinery.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";

/** A batch's schedule; a BatchSummary can be passed as it is. */
export type HeldBatch = { batchId: bigint; termStart: Date; periodSeconds: number };

const blocksOfAnEpoch = 2_016n;

/** The oldest period that waits, and the relay's epoch in which each period from it to `last` ended. Throws a sentence where none waits. */
export async function findEpochs(
  { config, settings: { deployment } }: Machinery,
  { batchId, termStart, periodSeconds }: HeldBatch,
  last: number,
): Promise<{ first: number; epochs: number[] }> {
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  const [standing, retargets, tipHeight] = await Promise.all([
    readContract(config, {
      address: deployment.heldEscrow,
      abi: heldEscrowAbi,
      functionName: "standingOf",
      args: [batchId],
    }),
    readContract(config, { ...relay, functionName: "retargets" }),
    readContract(config, { ...relay, functionName: "tipHeight" }),
  ]);
  const first = standing.firstHeld;
  if (first > last) throw new Error(`Period ${last} was settled in the meantime.`);
  const epochs: number[] = [];
  for (let period = first; period <= last; period++) {
    const end = termStart.getTime() / 1000 + (period + 1) * periodSeconds;
    epochs.push(retargets ? await epochAt(config, relay, tipHeight / blocksOfAnEpoch, end) : 0);
  }
  return { first, epochs };
}

/** The newest epoch, at or below one, that began by then. */
async function epochAt(
  config: Machinery["config"],
  relay: { address: `0x${string}`; abi: typeof bitcoinRelayAbi },
  newest: bigint,
  end: number,
): Promise<number> {
  for (let epoch = newest; epoch > 0n; epoch--) {
    const { start } = await readContract(config, { ...relay, functionName: "epoch", args: [epoch] });
    if (start === 0) break;
    if (start <= end) return Number(epoch);
  }
  throw new Error("The relay knows no epoch of Bitcoin in which this period ended.");
}
