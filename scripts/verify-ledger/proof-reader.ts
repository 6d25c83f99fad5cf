import type { Hash, PublicClient } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { Deployment } from "#chain/deployment.ts";

/** The views of the contracts that know of Bitcoin, at the end of one block. */
export function createProofReader(client: PublicClient, deployment: Deployment, blockNumber: bigint) {
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi, blockNumber } as const;
  const proofs = { address: deployment.payoutProofs, abi: payoutProofsAbi, blockNumber } as const;
  const held = { address: deployment.heldEscrow, abi: heldEscrowAbi, blockNumber } as const;
  return {
    async standing(batchId: bigint) {
      const [standing, totalProvenSats] = await Promise.all([
        client.readContract({ ...held, functionName: "standingOf", args: [batchId] }),
        client.readContract({ ...proofs, functionName: "totalProvenSats", args: [batchId] }),
      ]);
      return { ...standing, totalProvenSats };
    },
    heldPeriod: (batchId: bigint, period: number) =>
      client.readContract({ ...held, functionName: "heldPeriod", args: [batchId, BigInt(period)] }),
    /** What became of each period that no longer waits, of which the events alone speak. */
    async judgements(batchId: bigint) {
      const { address, abi } = held;
      const logs = await client.getContractEvents({
        ...{ address, abi, eventName: "PeriodJudged", args: { batchId }, strict: true },
        ...{ fromBlock: BigInt(deployment.startBlock), toBlock: blockNumber },
      });
      return new Map(logs.map(({ args: { period, ...judged } }) => [Number(period), judged]));
    },
    periodSats: (batchId: bigint, period: number) =>
      client.readContract({ ...proofs, functionName: "provenSats", args: [batchId, BigInt(period)] }),
    scriptsOf: (batchId: bigint) => client.readContract({ ...proofs, functionName: "scriptsOf", args: [batchId] }),
    scriptOf: (scriptHash: Hash) => client.readContract({ ...proofs, functionName: "scriptOf", args: [scriptHash] }),
    isProven: (txid: Hash, vout: bigint) =>
      client.readContract({ ...proofs, functionName: "isProven", args: [txid, vout] }),
    epoch: (number: bigint) => client.readContract({ ...relay, functionName: "epoch", args: [number] }),
    newestEpoch: () => client.readContract({ ...relay, functionName: "newestEpoch" }),
    tip: () => client.readContract({ ...relay, functionName: "tip" }),
    tipHeight: () => client.readContract({ ...relay, functionName: "tipHeight" }),
  };
}
