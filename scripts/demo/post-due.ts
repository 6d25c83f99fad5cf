import { readFileSync } from "node:fs";
import { getAddress } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { ProposalRefused } from "#evidence/period-days.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";
import { demoBatches } from "#scripts/demo/batches.ts";
import type { DemoChain } from "#scripts/demo/clock.ts";
import { demoBtcMicroUsd } from "#scripts/demo/prices.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";

export type Posted = { batchId: bigint; name: string; periods: number[] };

/**
 * Posts every finished period of the demo's batches, as their operators would: record → evidence → post-payout. Batches that
 * have ended, that do not exist yet, or whose operator stopped posting are left alone, and so is any batch of a visitor.
 */
export async function postDue(chain: DemoChain, deployment: Deployment, signers: Signer[]): Promise<Posted[]> {
  const posted: Posted[] = [];
  for (const [index, demo] of demoBatches.entries()) {
    const batchId = BigInt(index + 1);
    const { postable, name, operator, finishedPeriods } = await readBatch(chain, deployment, batchId);
    const signer = signers.find((candidate) => getAddress(candidate.account.address) === getAddress(operator));
    if (signer === undefined || name !== demo.disclosure.name || postable.nextPeriod >= finishedPeriods) continue;
    const lastDay = demo.lastPosted === undefined ? undefined : parseDay(demo.lastPosted);
    const through = lastDay === undefined ? undefined : lastDay + secondsPerDay;
    const record = readFileSync(new URL(`./records/${demo.record}.json`, import.meta.url));
    try {
      const plan = await planPayouts(chain, deployment, { batchId, record, through, btcMicroUsd: demoBtcMicroUsd });
      await postPlan(signer, deployment, plan, (_, periods) => posted.push({ batchId, name, periods }));
    } catch (error) {
      // Nothing left to post: its operator stopped, or the record has ended.
      if (!(error instanceof ProposalRefused)) throw error;
    }
  }
  return posted;
}
