import { FullAddress } from "#app/_components/address.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { EvidenceBadge, evidenceOf } from "#app/_components/evidence-badge.tsx";
import { formatDay } from "#app/_format/time.ts";
import type { AttesterKind, AttesterSet } from "#queries/attester-set.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";

const kinds: Record<AttesterKind, string> = {
  operator: "Operator’s own, raises nothing",
  pool: "Pool",
  auditor: "Auditor",
};

/** What every payout must be supported by, what that proves and leaves open, and who can sign. */
export function EvidenceCard({ batch, attesters }: { batch: BatchSummary; attesters: AttesterSet | undefined }) {
  const { proves, leaves } = evidenceOf(batch.evidenceRequired);
  return (
    <div className="card p-4" data-testid="evidence">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">Evidence every payout needs</h3>
        <EvidenceBadge level={batch.evidenceRequired} />
      </div>
      <dl className="mt-2 space-y-2 text-ink-2 text-xs">
        <div>
          <dt className="font-medium text-ink">What it proves</dt>
          <dd>{proves}</dd>
        </div>
        <div>
          <dt className="font-medium text-ink">What it leaves open</dt>
          <dd>{leaves}</dd>
        </div>
      </dl>
      {attesters === undefined ? (
        <p className="label mt-3 border-line border-t pt-3">This batch has no attesters: nobody else can sign.</p>
      ) : (
        <Attesters attesters={attesters} />
      )}
    </div>
  );
}

function Attesters({ attesters: { set, threshold, members } }: { attesters: AttesterSet }) {
  return (
    <div className="mt-3 border-line border-t pt-3 text-xs">
      <p className="text-ink-2">
        <span className="text-ink">
          {threshold} of {members.length}
        </span>{" "}
        must sign (set {set}; nobody can add to it, and only an attester can leave it):
      </p>
      <ul className="mt-2 space-y-2">
        {members.map(({ attester, kind, resignedAt }) => (
          <li key={attester}>
            <span className="flex flex-wrap gap-1">
              <Badge tone={kind === "auditor" ? "good" : kind === "pool" ? "calm" : "plain"}>{kinds[kind]}</Badge>
              {resignedAt !== null && <Badge tone="warn">Left on {formatDay(resignedAt)}</Badge>}
            </span>
            <span className="mt-0.5 block">
              <FullAddress address={attester} what="attester’s address" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
