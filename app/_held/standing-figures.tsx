import { Stat } from "#app/_components/stat.tsx";
import { formatCounted } from "#app/_format/count.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { ProofStanding } from "#queries/find-proof-standing.ts";

type Props = { batch: BatchSummary; standing: ProofStanding; money: BatchMoney };

/** What is posted and what is proven, side by side, and what waits for the difference. */
export function StandingFigures({ batch, standing, money }: Props) {
  const { posted, totalSats, baseUnitsPerSat, proofs, heldPeriods, heldPerUnit, covered, scripts } = standing;
  const proven = totalSats * (baseUnitsPerSat ?? 0n);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      <Stat name="Escrow that waits" note={`of ${formatCounted(heldPeriods, "period")}`}>
        {formatToken(heldPerUnit * batch.sold, money.payment)}
      </Stat>
      <Stat name="Posted" note={batch.toppedUp > 0n ? "all periods, with top-ups" : "all periods"}>
        {formatToken(posted, money.payout)}
      </Stat>
      <Stat
        name="Proven on Bitcoin"
        note={scripts === 0 ? "no address is registered" : formatCounted(proofs, "payment")}
      >
        {formatToken(proven, money.payout)}
      </Stat>
      <Stat name="Posted in proven periods" note="and settled">
        {formatToken(covered, money.payout)}
      </Stat>
    </dl>
  );
}
