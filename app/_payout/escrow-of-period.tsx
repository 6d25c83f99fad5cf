import { Badge } from "#app/_components/badge.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { SettleHeldButton } from "#app/_proof/settle-held-button.tsx";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";
import { coverageOf } from "./coverage-of.ts";
import { escrowOf } from "./escrow-of.ts";

type Props = { batch: BatchSummary; path: PayoutPath; money: BatchMoney; now: Date };

/** Where this period's part of what buyers paid is: waiting, with the operator, or with the holders. */
export function EscrowOfPeriod({ batch, path, money, now }: Props) {
  const { title, tone, why, parts } = escrowOf(batch, path, now);
  const judged = path.held?.judged;
  const coverage = coverageOf(path);
  return (
    <section aria-labelledby="escrow" className="card p-4" data-testid="period-escrow">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="escrow" className="font-medium">
          Escrow of this period
        </h2>
        <Badge tone={tone}>{title}</Badge>
      </div>
      <p className="mt-2 text-ink-2 text-xs">{why}</p>
      <dl className="mt-3 space-y-1.5 text-xs">
        {parts.map(({ name, amount }) => (
          <Figure key={name} name={name}>
            {formatToken(amount, money.payment)}
          </Figure>
        ))}
        {coverage !== undefined && (
          <>
            <Figure name="Proven in all periods">{formatToken(coverage.proven, money.payout)}</Figure>
            <Figure name="Needed, this period included">{formatToken(coverage.needed, money.payout)}</Figure>
          </>
        )}
        {path.held !== null && !judged && <Figure name="Proofs until">{formatTime(path.held.proofsDue)}</Figure>}
        {judged && (
          <>
            <Figure name="Settled">{formatTime(judged.at)}</Figure>
            <Figure name="Transaction">
              <Hash value={judged.txHash} what="transaction that settled this period" />
            </Figure>
          </>
        )}
      </dl>
      {coverage !== undefined && path.held !== null && (
        <div className="mt-3">
          <SettleHeldButton
            batch={{ batchId: batch.batchId, termStart: batch.termStart, periodSeconds: batch.periodSeconds }}
            period={path.period}
            problem={
              coverage.suffices || now >= path.held.proofsDue
                ? undefined
                : "It can be settled once the proofs suffice, or when their time is over."
            }
          />
        </div>
      )}
    </section>
  );
}
