import { readFileSync } from "node:fs";
import { isAddressEqual } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { ProposalRefused } from "#evidence/period-days.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";
import { attestPayouts } from "#scripts/attest-payout/sign.ts";
import { demoAttesters } from "#scripts/demo/attesters.ts";
import type { DemoBatch } from "#scripts/demo/batches/demo-batch.ts";
import { demoBatches } from "#scripts/demo/batches.ts";
import type { DemoBitcoin } from "#scripts/demo/bitcoin/demo-bitcoin.ts";
import { payPeriods } from "#scripts/demo/bitcoin/pay-periods.ts";
import { provePeriods } from "#scripts/demo/bitcoin/prove-periods.ts";
import type { DemoChain } from "#scripts/demo/clock.ts";
import type { People } from "#scripts/demo/people.ts";
import { demoBtcMicroUsd } from "#scripts/demo/prices.ts";
import { collectEvidence } from "#scripts/post-payout/evidence.ts";
import { type Plan, planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { readBatch } from "#scripts/post-payout/read-batch.ts";

export type Posted = { batchId: bigint; name: string; periods: number[] };

/**
 * Posts every finished period of the demo's batches, as their operators would: record → evidence → signatures → post-payout. Batches
 * that have ended, that do not exist yet, or whose operator stopped posting are left alone, and so is any batch of a visitor.
 */
export async function postDue(
  chain: DemoChain,
  deployment: Deployment,
  people: People,
  bitcoin: DemoBitcoin,
): Promise<Posted[]> {
  const posted: Posted[] = [];
  for (const [index, demo] of demoBatches.entries()) {
    if (demo.record === undefined) continue;
    const batchId = BigInt(index + 1);
    const { postable, name, operator, finishedPeriods } = await readBatch(chain, deployment, batchId);
    const signer = people.signerOf(demo.operator);
    const isOurs = isAddressEqual(signer.account.address, operator) && name === demo.disclosure.name;
    if (!isOurs || postable.nextPeriod >= finishedPeriods) continue;
    const lastDay = demo.lastPosted === undefined ? undefined : parseDay(demo.lastPosted);
    const through = lastDay === undefined ? undefined : lastDay + secondsPerDay;
    const record = readFileSync(new URL(`./records/${demo.record}.json`, import.meta.url));
    try {
      const plan = await planPayouts(chain, deployment, { batchId, record, through, btcMicroUsd: demoBtcMicroUsd });
      const isProven = demo.terms.evidenceRequired === 3;
      if (isProven) await payPeriods(bitcoin, demo, plan.proposals);
      const signed = await haveSigned(chain, deployment, people, demo, plan);
      await postPlan(signer, deployment, signed, (_, periods) => posted.push({ batchId, name, periods }));
      if (isProven) await provePeriods(chain, deployment, signer, bitcoin, batchId, demo);
    } catch (error) {
      // Nothing left to post: its operator stopped, or the record has ended.
      if (!(error instanceof ProposalRefused)) throw error;
    }
  }
  return posted;
}

/** The demo's attesters find in the record what the operator found. */
async function haveSigned(
  chain: DemoChain,
  deployment: Deployment,
  people: People,
  { signedBy = [] }: DemoBatch,
  plan: Plan,
): Promise<Plan> {
  const payouts = plan.proposals.map(({ payout }) => payout);
  const files = await Promise.all(
    signedBy.map((name) => {
      const attester = people.signerOf(demoAttesters[name].account);
      return attestPayouts(attester, deployment, plan.batch.batchId, payouts);
    }),
  );
  return { ...plan, evidence: await collectEvidence(chain, deployment, plan.batch, payouts, files) };
}
