import { type Address, BaseError, ContractFunctionRevertedError, createPublicClient, http } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Deployment } from "#chain/deployment.ts";
import { BATCH_STATUSES } from "#domain/terms.ts";

/** Calls under way at once; each goes out in a batch with its neighbours. */
const AT_ONCE = 200;

export type ChainReader = ReturnType<typeof createChainReader>;

/** The contracts' own views, all at the end of one block. */
export function createChainReader(rpcUrl: string, deployment: Deployment, blockNumber: bigint) {
  const client = createPublicClient({ transport: http(rpcUrl, { batch: { batchSize: 100 }, timeout: 60_000 }) });
  const slices = { address: deployment.capacitySlices, abi: capacitySlicesAbi, blockNumber } as const;
  const manager = { address: deployment.batchManager, abi: batchManagerAbi, blockNumber } as const;
  const fleet = { address: deployment.fleetRegistry, abi: fleetRegistryAbi, blockNumber } as const;
  const attesters = { address: deployment.attesterRegistry, abi: attesterRegistryAbi, blockNumber } as const;
  const hasEnded = async (id: bigint) => {
    try {
      await client.readContract({ ...slices, functionName: "ownerOf", args: [id] });
      return false;
    } catch (error) {
      const revert =
        error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
      if (revert instanceof ContractFunctionRevertedError && revert.data?.errorName === "ERC721NonexistentToken")
        return true;
      throw error;
    }
  };
  return {
    blockHash: async () => (await client.getBlock({ blockNumber })).hash,
    batchCount: () => client.readContract({ ...manager, functionName: "batchCount" }),
    /** What database and web server both show. */
    async batch(batchId: bigint) {
      const args = [batchId] as const;
      const [account, { rate }, operator, nextPeriod, status, [, reserved]] = await Promise.all([
        client.readContract({ ...slices, functionName: "batchAccount", args }),
        client.readContract({ ...manager, functionName: "terms", args }),
        client.readContract({ ...manager, functionName: "operatorOf", args }),
        client.readContract({ ...manager, functionName: "nextPeriod", args }),
        client.readContract({ ...manager, functionName: "status", args }),
        client.readContract({ ...fleet, functionName: "reservationOf", args }),
      ]);
      return { ...account, rate, operator, nextPeriod, status: BATCH_STATUSES[status], reserved };
    },
    /** What else the database must know to say so. */
    async rules(batchId: bigint) {
      const args = [batchId] as const;
      const [upfrontHeld, [disputedUntil, disputedAt], deliveries, firmAt] = await Promise.all([
        client.readContract({ ...manager, functionName: "isUpfrontHeld", args }),
        client.readContract({ ...manager, functionName: "disputeOf", args }),
        client.readContract({ ...manager, functionName: "deliveries", args }),
        client.readContract({ ...manager, functionName: "firmAt", args }),
      ]);
      return { upfrontHeld, disputedUntil, disputedAt, deliveries, firmAt };
    },
    siteCount: () => client.readContract({ ...fleet, functionName: "siteCount" }),
    site: (number: number) => client.readContract({ ...fleet, functionName: "site", args: [number] }),
    machineCount: (site: number, model: string, unitHashrate: bigint) =>
      client.readContract({ ...fleet, functionName: "machineCount", args: [site, model, unitHashrate] }),
    setCount: () => client.readContract({ ...attesters, functionName: "setCount" }),
    async set(number: number) {
      const [threshold, highestLevel] = await Promise.all([
        client.readContract({ ...attesters, functionName: "thresholdOf", args: [number] }),
        client.readContract({ ...attesters, functionName: "highestLevelOf", args: [number] }),
      ]);
      return { threshold, highestLevel };
    },
    kindIn: (set: number, attester: Address) =>
      client.readContract({ ...attesters, functionName: "kindIn", args: [set, attester] }),
    kindOf: (attester: Address) => client.readContract({ ...attesters, functionName: "kindOf", args: [attester] }),
    /** Undefined for a slice that has ended: split, merged, retired or given back. */
    async slice(id: bigint) {
      const args = [id] as const;
      if (await hasEnded(id)) return undefined;
      const [{ units, paid, refundPaid }, owner, claimable, refundable] = await Promise.all([
        client.readContract({ ...slices, functionName: "slice", args }),
        client.readContract({ ...slices, functionName: "ownerOf", args }),
        client.readContract({ ...slices, functionName: "claimable", args }),
        client.readContract({ ...slices, functionName: "refundable", args }),
      ]);
      return { units, paid, refundPaid, owner, claimable, refundable };
    },
    credit: (account: Address, token: Address) =>
      client.readContract({ ...slices, functionName: "credit", args: [account, token] }),
    liabilities: (token: Address) => client.readContract({ ...slices, functionName: "liabilities", args: [token] }),
  };
}

/** Runs `read` for each item, a bounded number at once, in order. */
export async function forEach<Item, Answer>(items: Item[], read: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(read))));
  }
  return answers;
}
