import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { PayoutLink } from "#app/_components/payout-link.tsx";
import { formatCounted } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { SettleHeldButton } from "#app/_proof/settle-held-button.tsx";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { ProofStanding } from "#queries/find-proof-standing.ts";
import type { HeldPeriod } from "#queries/list-held-periods.ts";
import { type Foreseen, foreseeHeld } from "./foresee-held.ts";

type Props = {
  batch: BatchSummary;
  standing: ProofStanding;
  waiting: HeldPeriod[];
  money: BatchMoney;
  now: Date;
};

/** Each period that waits, with what it still lacks and until when, and the way to settle those that need not wait. */
export function WaitingPeriods({ batch, standing, waiting, money, now }: Props) {
  const { batchId, sold, termStart, periodSeconds } = batch;
  const { foreseen, settleable, next } = foreseeHeld(standing, waiting, now);
  const [first] = foreseen;
  if (first === undefined) return <p className="mt-4 text-ink-2">Nothing waits for proofs now.</p>;
  const unlisted = standing.heldPeriods - foreseen.length;
  return (
    <div className="mt-4" data-testid="waiting">
      <DataTable caption={`Periods of ${batch.name} whose escrow waits for proofs, in the order they are settled`}>
        <thead>
          <tr>
            <FigureHead>Period</FigureHead>
            <th scope="col">Proofs</th>
            <FigureHead>Held</FigureHead>
            <th scope="col">Proofs until</th>
            <FigureHead>Posted</FigureHead>
          </tr>
        </thead>
        <tbody>
          {foreseen.map((one) => (
            <tr key={one.period}>
              <FigureCell>
                <PayoutLink batchId={batchId} period={one.period} />
              </FigureCell>
              <td className="whitespace-nowrap">
                <ProofState foreseen={one} money={money} />
              </td>
              <FigureCell>{formatToken(one.heldPerUnit * sold, money.payment)}</FigureCell>
              <td className="figure whitespace-nowrap">{formatTime(one.proofsDue)}</td>
              <FigureCell>{formatToken(one.gross, money.payout)}</FigureCell>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {next !== undefined && (
        <p className="mt-2 text-ink-2 text-xs">
          Anybody can bring a proof that is missing:{" "}
          <Link className="link" href={`/payouts/${batchId}/${next.period}#bring`}>
            on the page of period {next.period}
          </Link>
          , or with npm run prove-payment.
        </p>
      )}
      {unlisted > 0 && (
        <p className="mt-2 text-ink-2 text-xs">
          {formatCounted(unlisted, "newer period")} {unlisted === 1 ? "waits" : "wait"}, too.
        </p>
      )}
      <div className="mt-3 max-w-sm">
        <SettleHeldButton
          batch={{ batchId, termStart, periodSeconds }}
          first={first.period}
          period={first.period + Math.max(settleable, 1) - 1}
          problem={settleable > 0 ? undefined : whyNot(next, money)}
        />
      </div>
    </div>
  );
}

const settled = {
  proven: { tone: "good", text: "Proven", title: "Settled, it is the operator’s" },
  late: { tone: "warn", text: "Not in time", title: "Settled, it is the holders’" },
  unearned: { tone: "plain", text: "Nothing earned", title: "Settled, it is the holders’" },
} as const;

function ProofState({ foreseen: { verdict, missing }, money }: { foreseen: Foreseen; money: BatchMoney }) {
  if (verdict === "short") return <span className="figure">{formatToken(missing, money.payout)} missing</span>;
  const { tone, text, title } = settled[verdict];
  return (
    <Badge tone={tone} title={title}>
      {text}
    </Badge>
  );
}

function whyNot(next: Foreseen | undefined, money: BatchMoney): string | undefined {
  if (next === undefined) return undefined;
  const missing = formatToken(next.missing, money.payout);
  return `Proofs of ${missing} are missing for period ${next.period}. It can be settled when they are there, or from ${formatTime(next.proofsDue)} on.`;
}
