import type { Address, PublicClient } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Disclosure, Terms } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";
import { findToken } from "#chain/tokens.ts";
import type { PostableBatch } from "#evidence/propose-payout.ts";

/** A batch as the chain has it now, with what posting needs. */
export type BatchOnChain = {
  batchId: bigint;
  operator: Address;
  name: string;
  payoutToken: Address;
  paymentToken: Address;
  /** Level of evidence that every payout must reach. */
  evidenceRequired: number;
  /** The set of attesters who may sign; 0: nobody. */
  attesterSet: number;
  /** Periods that have ended by the chain's clock. */
  finishedPeriods: number;
  postable: PostableBatch;
};

export class BatchNotFoundError extends Error {
  override name = "BatchNotFoundError";
}

/** Reads batch `batchId`. Throws BatchNotFoundError. */
export async function readBatch(client: PublicClient, deployment: Deployment, batchId: bigint): Promise<BatchOnChain> {
  const manager = { address: deployment.batchManager, abi: batchManagerAbi } as const;
  const count = await client.readContract({ ...manager, functionName: "batchCount" });
  if (batchId < 1n || batchId > count) {
    const known = count === 0n ? "there is none yet" : `batches are numbered 1 to ${count}`;
    throw new BatchNotFoundError(`There is no batch ${batchId}: ${known}. Name another with --batch.`);
  }
  const args = [batchId] as const;
  const [terms, operator, feeBps, nextPeriod, finishedPeriods, account, disclosure] = await Promise.all([
    client.readContract({ ...manager, functionName: "terms", args }),
    client.readContract({ ...manager, functionName: "operatorOf", args }),
    client.readContract({ ...manager, functionName: "feeBpsOf", args }),
    client.readContract({ ...manager, functionName: "nextPeriod", args }),
    client.readContract({ ...manager, functionName: "finishedPeriods", args }),
    client.readContract({
      address: deployment.capacitySlices,
      abi: capacitySlicesAbi,
      functionName: "batchAccount",
      args,
    }),
    readDisclosure(client, deployment, batchId),
  ]);
  return {
    batchId,
    operator,
    name: disclosure.name,
    payoutToken: terms.payoutToken,
    paymentToken: terms.paymentToken,
    evidenceRequired: terms.evidenceRequired,
    attesterSet: terms.attesterSet,
    finishedPeriods: Number(finishedPeriods),
    postable: {
      ...scheduleOf(terms, nextPeriod),
      ...disclosure,
      maxHostingBps: terms.maxHostingBps,
      unitHashrate: terms.unitHashrate,
      capacity: terms.capacity,
      sold: account.sold,
      feeBps,
      payoutDecimals: findToken(deployment, terms.payoutToken)?.decimals ?? 0,
    },
  };
}

function scheduleOf({ termStart, periodSeconds, periods }: Terms, nextPeriod: number) {
  return { termStart, periodSeconds, periods, nextPeriod };
}

/** The disclosure is published in the event alone. */
async function readDisclosure(client: PublicClient, deployment: Deployment, batchId: bigint): Promise<Disclosure> {
  const [log] = await client.getContractEvents({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    eventName: "BatchCreated",
    args: { batchId },
    fromBlock: BigInt(deployment.startBlock),
    strict: true,
  });
  if (log === undefined) throw new BatchNotFoundError(`The node has no record of how batch ${batchId} was created.`);
  return log.args.disclosure;
}
