import { type ForeseenJudgement, foreseeJudgements, settleableCount } from "#domain/held-periods.ts";
import type { ProofStanding } from "#queries/find-proof-standing.ts";
import type { HeldPeriod } from "#queries/list-held-periods.ts";

export type Foreseen = HeldPeriod & Pick<ForeseenJudgement, "verdict" | "missing">;

type Sums = Pick<ProofStanding, "covered" | "totalSats" | "baseUnitsPerSat">;

/** What would become of the periods that wait, oldest first; how many can be settled now, and the first that cannot. */
export function foreseeHeld(
  { covered, totalSats, baseUnitsPerSat }: Sums,
  waiting: readonly HeldPeriod[],
  now: Date,
): { foreseen: Foreseen[]; settleable: number; next: Foreseen | undefined } {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  const periods = waiting.map(({ gross, postedAt }) => ({ gross, postedAt: seconds(postedAt) }));
  const proven = totalSats * (baseUnitsPerSat ?? 0n);
  const judgements = foreseeJudgements(periods, { covered, proven, now: seconds(now) });
  const foreseen = waiting.map((period, i) => ({ ...period, ...(judgements[i] as ForeseenJudgement) }));
  const settleable = settleableCount(judgements);
  return { foreseen, settleable, next: foreseen[settleable] };
}
