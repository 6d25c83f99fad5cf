import { erc20Abi, getAddress, type Hash, publicActions } from "viem";
import { approve } from "#chain/calls/approve.ts";
import { postPayouts } from "#chain/calls/post-payouts.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { requireEvidence } from "#scripts/post-payout/evidence.ts";
import type { Plan } from "#scripts/post-payout/plan.ts";
import { sendCall } from "#scripts/send-call.ts";

/** Periods posted in one transaction, so that it fits a block of any network. */
const periodsPerTransaction = 20;

export class CannotPost extends Error {
  override name = "CannotPost";
}

/**
 * Posts a plan: approves exactly what the next transaction takes, then posts. The contract takes only its next period, so a
 * plan posted twice, or by two workers at once, posts once: the other fails and nothing moves.
 * Calls `onPosted` after each transaction. Throws CannotPost or EvidenceRefused before anything is signed.
 */
export async function postPlan(
  signer: Signer,
  deployment: Deployment,
  plan: Plan,
  onPosted: (hash: Hash, periods: number[]) => void = () => {},
): Promise<void> {
  const { batch, proposals, evidence } = plan;
  if (getAddress(signer.account.address) !== getAddress(batch.operator)) {
    throw new CannotPost(
      `Only the operator of batch ${batch.batchId}, ${batch.operator}, can post its payouts; this account is ${signer.account.address}.`,
    );
  }
  requireEvidence(plan);
  const payouts = proposals.map(({ payout }, index) => ({ ...payout, attestations: evidence[index]?.attestations }));
  await requireFunds(signer, deployment, batch.payoutToken, sumOf(payouts));
  for (let first = 0; first < payouts.length; first += periodsPerTransaction) {
    const next = payouts.slice(first, first + periodsPerTransaction);
    await approveExactly(signer, deployment, batch.payoutToken, sumOf(next));
    const hash = await sendCall(signer, postPayouts(deployment, { batchId: batch.batchId, payouts: next }));
    onPosted(
      hash,
      next.map((payout) => payout.period),
    );
  }
}

function sumOf(payouts: { gross: bigint }[]): bigint {
  return payouts.reduce((sum, payout) => sum + payout.gross, 0n);
}

async function requireFunds(
  signer: Signer,
  deployment: Deployment,
  token: `0x${string}`,
  needed: bigint,
): Promise<void> {
  const owned = await signer.extend(publicActions).readContract({
    address: token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [signer.account.address],
  });
  if (owned >= needed) return;
  throw new CannotPost(
    `${formatTokenAmount(deployment, token, needed)} are needed, but ${signer.account.address} has ${formatTokenAmount(deployment, token, owned)}. ` +
      "Send it the rest, or post fewer days with --through.",
  );
}

/** Leaves an allowance alone that fits already: a run that died after approving goes on from there. */
export async function approveExactly(
  signer: Signer,
  deployment: Deployment,
  token: `0x${string}`,
  amount: bigint,
): Promise<void> {
  const allowed = await signer.extend(publicActions).readContract({
    address: token,
    abi: erc20Abi,
    functionName: "allowance",
    args: [signer.account.address, deployment.capacitySlices],
  });
  if (allowed !== amount) await sendCall(signer, approve(deployment, { token, amount }));
}
