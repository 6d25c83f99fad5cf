import { EvidenceBadge, evidenceOf } from "#app/_components/evidence-badge.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { formatShare } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { AttesterSet } from "#queries/attester-set.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";
import { Hop } from "./hop.tsx";

type Props = {
  batch: BatchSummary;
  posted: BatchPayout;
  attesters: AttesterSet | undefined;
  money: BatchMoney;
};

/** What the operator posted and funded, and what evidence stands behind it. */
export function PayoutHop({ batch, posted, attesters, money }: Props) {
  const { text, tone, proves, leaves } = evidenceOf(posted.evidence);
  const amount = (base: bigint) => formatToken(base, money.payout);
  return (
    <Hop id="payout" title="The payout" standing={{ text, tone }} supports={proves} leaves={leaves}>
      <dl className="space-y-1.5 text-xs">
        <Figure name="Gross, which the operator says the pool paid">{amount(posted.gross)}</Figure>
        <Figure name="Hosting">{amount(posted.hosting)}</Figure>
        <Figure name="Fee of the protocol">{amount(posted.fee)}</Figure>
        <Figure name="Net">{amount(posted.gross - posted.hosting - posted.fee)}</Figure>
        {posted.toppedUp > 0n && <Figure name="Topped up afterwards">{amount(posted.toppedUp)}</Figure>}
        <Figure name="Delivered">{formatShare(posted.deliveredBps)}</Figure>
        <Figure name="Posted">{formatTime(posted.postedAt)}</Figure>
        <Figure name="Transaction">
          <Hash value={posted.txHash} what="transaction of this payout" />
        </Figure>
        <Figure name="Hash of the pool’s record">
          <Hash value={posted.evidenceHash} what="evidence hash of this payout" />
        </Figure>
      </dl>
      {posted.evidence !== batch.evidenceRequired && (
        <p className="mt-2 flex flex-wrap items-center gap-1.5 text-ink-2 text-xs">
          The batch asks for <EvidenceBadge level={batch.evidenceRequired} />
        </p>
      )}
      {(posted.evidence === 1 || posted.evidence === 2) && attesters !== undefined && (
        <p className="mt-2 text-ink-2 text-xs">
          {attesters.threshold} of {attesters.members.length} attesters of set {attesters.set} had to sign it. The
          batch’s page lists them.
        </p>
      )}
    </Hop>
  );
}
