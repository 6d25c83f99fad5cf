import { type Address, BaseError, ContractFunctionRevertedError, createPublicClient, http } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Deployment } from "#chain/deployment.ts";
import { BATCH_STATUSES } from "#domain/terms.ts";
import { createProofReader } from "./proof-reader.ts";

/** Items read at once. */
const AT_ONCE = 500;
/**
 * Bytes of calldata in one eth_call of many: some eighty views of slices. Their code is not deployed but run as a constructor, so nodes
 * hold the answers to the size of a contract, 24,576 bytes.
 */
const TOGETHER_BYTES = 3_072;

export type ChainReader = ReturnType<typeof createChainReader>;

/** The contracts' own views, all at the end of one block. */
export function createChainReader(rpcUrl: string, deployment: Deployment, blockNumber: bigint) {
  const transport = http(rpcUrl, { batch: { batchSize: 50 }, timeout: 60_000 });
  const client = createPublicClient({ transport });
  /** For views with short answers. */
  const together = createPublicClient({
    transport,
    batch: { multicall: { deployless: true, batchSize: TOGETHER_BYTES } },
  });
  const slices = { address: deployment.capacitySlices, abi: capacitySlicesAbi, blockNumber } as const;
  const manager = { address: deployment.batchManager, abi: batchManagerAbi, blockNumber } as const;
  const fleet = { address: deployment.fleetRegistry, abi: fleetRegistryAbi, blockNumber } as const;
  const attesters = { address: deployment.attesterRegistry, abi: attesterRegistryAbi, blockNumber } as const;
  const findOwner = async (id: bigint) => {
    try {
      return await together.readContract({ ...slices, functionName: "ownerOf", args: [id] });
    } catch (error) {
      const revert =
        error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
      if (revert instanceof ContractFunctionRevertedError && revert.data?.errorName === "ERC721NonexistentToken")
        return undefined;
      throw error;
    }
  };
  return {
    proofs: createProofReader(client, deployment, blockNumber),
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
      const owner = await findOwner(id);
      if (owner === undefined) return undefined;
      const [{ units, paid, refundPaid }, claimable, refundable] = await Promise.all([
        together.readContract({ ...slices, functionName: "slice", args }),
        together.readContract({ ...slices, functionName: "claimable", args }),
        together.readContract({ ...slices, functionName: "refundable", args }),
      ]);
      return { units, paid, refundPaid, owner, claimable, refundable };
    },
    /** What the slice would be paid; 0 for one that does not exist. */
    async claimable(id: bigint): Promise<bigint> {
      if ((await findOwner(id)) === undefined) return 0n;
      return together.readContract({ ...slices, functionName: "claimable", args: [id] });
    },
    credit: (account: Address, token: Address) =>
      together.readContract({ ...slices, functionName: "credit", args: [account, token] }),
    liabilities: (token: Address) => together.readContract({ ...slices, functionName: "liabilities", args: [token] }),
  };
}

/** Runs `read` for each item, a bounded number at once, in order; `told` hears how many are done. */
export async function forEach<Item, Answer>(
  items: Item[],
  read: (item: Item) => Promise<Answer>,
  told: (done: number, of: number) => void = () => {},
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(read))));
    told(answers.length, items.length);
  }
  return answers;
}
