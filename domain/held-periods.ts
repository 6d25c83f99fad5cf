import { neededInAll, PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";

/** A posted period whose escrow waits: base units of the payout token, UTC seconds. */
export type WaitingPeriod = { gross: bigint; postedAt: number };

/**
 * What HeldEscrow would judge of it now. Only `short` cannot be settled: proofs may still come until `dueAt`. `missing`: base units of the
 * payout token that must be proven beyond what is, the periods before it included.
 */
export type ForeseenJudgement = { verdict: "proven" | "unearned" | "late" | "short"; missing: bigint; dueAt: number };

type Proofs = { covered: bigint; proven: bigint; now: number };

/** What would become of the periods that wait, given oldest first and all of them. */
export function foreseeJudgements(
  waiting: readonly WaitingPeriod[],
  { covered, proven, now }: Proofs,
): ForeseenJudgement[] {
  let before = covered;
  return waiting.map(({ gross, postedAt }) => {
    const dueAt = postedAt + PROOF_GRACE_SECONDS;
    // Without income there is nothing to prove, and nothing waits for it.
    if (gross === 0n) return { verdict: "unearned", missing: 0n, dueAt };
    const needed = neededInAll(before, gross);
    if (needed > proven && now >= dueAt) return { verdict: "late", missing: needed - proven, dueAt };
    before += gross;
    if (needed > proven) return { verdict: "short", missing: needed - proven, dueAt };
    return { verdict: "proven", missing: 0n, dueAt };
  });
}

/** How many of the oldest can be settled: they are settled in order. */
export function settleableCount(foreseen: readonly ForeseenJudgement[]): number {
  const first = foreseen.findIndex(({ verdict }) => verdict === "short");
  return first === -1 ? foreseen.length : first;
}
