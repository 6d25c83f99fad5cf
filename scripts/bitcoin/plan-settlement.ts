import type { Address, PublicClient } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { settleHeld } from "#chain/calls/settle-held.ts";
import type { Deployment } from "#chain/deployment.ts";
import { neededInAll, PROOF_GRACE_SECONDS } from "#domain/proof-rules.ts";

/**
 * A period that waits. `gross`, and what is `missing` until it is proven: payout-token base units; `heldPerUnit`: payment-token base
 * units. `dueAt`: until then proofs can be brought, UTC seconds.
 */
export type HeldPeriod = {
  period: number;
  gross: bigint;
  heldPerUnit: bigint;
  missing: bigint;
  dueAt: number;
  epoch: number;
};

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
  const held: HeldPeriod[] = [];
  let covered = standing.covered;
  for (let period = standing.firstHeld; period < standing.nextHeld && held.length < most; period++) {
    const waits = await client.readContract({ ...escrow, functionName: "heldPeriod", args: [batchId, BigInt(period)] });
    // Nothing posted is never proven: it waits for nothing.
    const needed = waits.gross === 0n ? 0n : neededInAll(covered, waits.gross);
    const missing = needed > proven ? needed - proven : 0n;
    if (missing === 0n) covered += waits.gross;
    const end = schedule.termStart + (period + 1) * schedule.periodSeconds;
    const dueAt = waits.postedAt + PROOF_GRACE_SECONDS;
    const { gross, heldPerUnit } = waits;
    held.push({ period, gross, heldPerUnit, missing, dueAt, epoch: await epochAt(client, deployment, end) });
  }
  let [settleable, refusal]: [number, unknown] = [0, undefined];
  while (settleable < held.length && refusal === undefined) {
    const epochs = held.slice(0, settleable + 1).map(({ epoch }) => epoch);
    try {
      await client.simulateContract({ ...settleHeld(deployment, { batchId, epochs }), account });
      settleable += 1;
    } catch (error) {
      refusal = error;
    }
  }
  return { held, posted: standing.posted, proven, settleable, refusal };
}

/** The epoch of the relay that a moment falls into; the newest for one that is yet to come. */
async function epochAt(client: PublicClient, deployment: Deployment, time: number): Promise<number> {
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  let number = await client.readContract({ ...relay, functionName: "newestEpoch" });
  for (; number > 0n; number -= 1n) {
    const { nBits, start } = await client.readContract({ ...relay, functionName: "epoch", args: [number] });
    // Below the pinned block nothing is known.
    if (nBits === 0) return Number(number) + 1;
    if (start <= time) break;
  }
  return Number(number);
}
