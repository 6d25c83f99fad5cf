import type { Address, PublicClient } from "viem";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { settleHeld } from "#chain/calls/settle-held.ts";
import type { Deployment } from "#chain/deployment.ts";
import { epochsAt } from "#chain/epochs-at.ts";
import { type ForeseenJudgement, foreseeJudgements } from "#domain/held-periods.ts";

/** A period that waits, and what would become of it. `gross`: payout-token base units; `heldPerUnit`: payment-token base units. */
export type HeldPeriod = ForeseenJudgement & { period: number; gross: bigint; heldPerUnit: bigint; epoch: number };

/** `posted`, `proven`: payout-token base units in all. `settleable`: how many of the oldest could be settled now. `refusal`: why the next one could not. */
export type Settlement = {
  held: HeldPeriod[];
  posted: bigint;
  proven: bigint;
  settleable: number;
  refusal: unknown;
};

/** Most periods settled in one call. */
const most = 50;

type Schedule = { termStart: number; periodSeconds: number };

/** Reads what waits for proofs, and asks the contract how much of it can be settled. */
export async function planSettlement(
  client: PublicClient,
  deployment: Deployment,
  batchId: bigint,
  schedule: Schedule,
  account: Address,
): Promise<Settlement> {
  const escrow = { address: deployment.heldEscrow, abi: heldEscrowAbi } as const;
  const [standing, proven] = await Promise.all([
    client.readContract({ ...escrow, functionName: "standingOf", args: [batchId] }),
    client.readContract({ ...escrow, functionName: "provenBaseUnits", args: [batchId] }),
  ]);
  const waiting = await Promise.all(
    periodsBetween(standing.firstHeld, standing.nextHeld).map(async (period) => {
      const args = [batchId, BigInt(period)] as const;
      return { period, ...(await client.readContract({ ...escrow, functionName: "heldPeriod", args })) };
    }),
  );
  const { timestamp } = await client.getBlock();
  const foreseen = foreseeJudgements(waiting, { covered: standing.covered, proven, now: Number(timestamp) });
  const ends = waiting.map(({ period }) => schedule.termStart + (period + 1) * schedule.periodSeconds);
  const epochs = await epochsAt(client, deployment, ends);
  const held = waiting.map(({ period, gross, heldPerUnit }, i) => ({
    ...{ period, gross, heldPerUnit, epoch: epochs[i] ?? 0 },
    ...(foreseen[i] as ForeseenJudgement),
  }));
  let [settleable, refusal]: [number, unknown] = [0, undefined];
  while (settleable < held.length && refusal === undefined) {
    const call = settleHeld(deployment, { batchId, epochs: epochs.slice(0, settleable + 1) });
    try {
      await client.simulateContract({ ...call, account });
      settleable += 1;
    } catch (error) {
      refusal = error;
    }
  }
  return { held, posted: standing.posted, proven, settleable, refusal };
}

const periodsBetween = (first: number, next: number) =>
  Array.from({ length: Math.min(next - first, most) }, (_, i) => first + i);
