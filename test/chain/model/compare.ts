import { type Address, maxUint256 } from "viem";
import { expect } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { encodeDeliveries } from "#domain/deliveries.ts";
import { bondReleasableAt } from "#domain/dispute.ts";
import { costOf } from "#domain/escrow.ts";
import { claimableOf, refundableOf } from "#domain/slice-position.ts";
import { BATCH_STATUSES, defaultableAt, finishedPeriods, firmAt, hasEnded, statusOf } from "#domain/terms.ts";
import type { World } from "../../indexer/world.ts";
import type { BatchModel } from "./batch-model.ts";

/** Every view of the contracts that says something about a batch, its slices and its parties, against the model. */
export async function compareViews({ client, deployment, ...world }: World, model: BatchModel) {
  const slices = { address: deployment.capacitySlices, abi: capacitySlicesAbi } as const;
  const manager = { address: deployment.batchManager, abi: batchManagerAbi } as const;
  const { account, terms, nextPeriod, dispute, batchId } = model;
  const args = [batchId] as const;
  const now = BigInt(await world.now());
  const status = statusOf(terms, model.progress, now);
  const releasable = status === "Completed" ? bondReleasableAt(model.postedAt, true, dispute) : maxUint256;
  expect({
    account: await client.readContract({ ...slices, functionName: "batchAccount", args }),
    status: BATCH_STATUSES[await client.readContract({ ...manager, functionName: "status", args })],
    cost: await client.readContract({ ...manager, functionName: "costOf", args: [batchId, 3n] }),
    held: await client.readContract({ ...manager, functionName: "isUpfrontHeld", args }),
    deliveries: await client.readContract({ ...manager, functionName: "deliveries", args }),
    dispute: await client.readContract({ ...manager, functionName: "disputeOf", args }),
    finished: await client.readContract({ ...manager, functionName: "finishedPeriods", args }),
    firmAt: await client.readContract({ ...manager, functionName: "firmAt", args }),
    defaultableAt: await client.readContract({ ...manager, functionName: "defaultableAt", args }),
    bondReleasableAt: await client.readContract({ ...manager, functionName: "bondReleasableAt", args }),
  }).toEqual({
    account: expect.objectContaining(account),
    status,
    cost: costOf(terms, nextPeriod, 3n),
    held: model.upfront === "held",
    deliveries: encodeDeliveries(model.periods),
    dispute: [Number(dispute.until), Number(dispute.atPeriod)],
    finished: finishedPeriods(terms, now),
    firmAt: firmAt(terms),
    defaultableAt: hasEnded(status) ? maxUint256 : defaultableAt(terms, nextPeriod),
    bondReleasableAt: releasable,
  });
  for (const [id, position] of model.positions) {
    const one = { ...slices, args: [id] } as const;
    expect([
      await client.readContract({ ...one, functionName: "slice" }),
      await client.readContract({ ...one, functionName: "ownerOf" }),
      await client.readContract({ ...one, functionName: "claimable" }),
      await client.readContract({ ...one, functionName: "refundable" }),
    ]).toEqual([position, model.ownerOf(id), claimableOf(account, position), refundableOf(account, position)]);
  }
  for (const token of [model.parties.paymentToken, model.parties.payoutToken]) {
    const owed = await client.readContract({ ...slices, functionName: "liabilities", args: [token] });
    expect(owed).toBe(model.books.owedIn(token));
    for (const account of new Set<Address>([world.operator, world.pool, ...world.holders.slice(0, 3)])) {
      const credit = await client.readContract({ ...slices, functionName: "credit", args: [account, token] });
      expect(credit).toBe(model.books.creditOf(account, token));
    }
  }
}
