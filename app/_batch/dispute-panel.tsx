import { FullAddress, ShortAddress } from "#app/_components/address.tsx";
import { Badge, type Tone } from "#app/_components/badge.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { OpenDispute } from "#app/_wallet/open-dispute.tsx";
import { ResolveDispute } from "#app/_wallet/resolve-dispute.tsx";
import { formatBps } from "#domain/money.ts";
import type { BatchDispute, BatchSummary } from "#queries/batch-summary.ts";

const states: Record<BatchDispute["state"], { tone: Tone; text: string }> = {
  open: { tone: "warn", text: "Open" },
  expired: { tone: "plain", text: "Expired" },
  resolved: { tone: "good", text: "Decided" },
};

/** Where the terms name an arbiter: what a dispute can do, the last one, and the way to open or decide one. */
export function DisputePanel({ batch, money }: { batch: BatchSummary; money: BatchMoney }) {
  const { arbiter, dispute } = batch;
  if (arbiter === null) return null;
  return (
    <section aria-labelledby="dispute" className="card p-4 md:col-span-2" data-testid="dispute">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="dispute" className="font-medium">
          Disputes about the bond
        </h2>
        {dispute !== null && <Badge tone={states[dispute.state].tone}>{states[dispute.state].text}</Badge>}
      </div>
      <p className="mt-1 text-ink-2 text-xs">
        A holder may ask the arbiter named in the terms. The arbiter can give the bond, or a part, to the holders, and
        nothing else: payouts, escrow and slices are out of reach.
      </p>
      <p className="mt-2 text-xs">
        <span className="text-ink-2">Arbiter</span> <FullAddress address={arbiter} what="arbiter’s address" />
      </p>
      {dispute !== null && <LastDispute dispute={dispute} money={money} />}
      {batch.disputable ? (
        <OpenDispute batch={batch} />
      ) : (
        dispute?.state !== "open" && <p className="mt-3 text-ink-2 text-xs">{whyNone(batch)}</p>
      )}
      {dispute?.state === "open" && <ResolveDispute batch={batch} arbiter={arbiter} />}
    </section>
  );
}

function LastDispute({ dispute, money }: { dispute: BatchDispute; money: BatchMoney }) {
  const { state, openedBy, openedAt, until, reasonHash, resolution } = dispute;
  return (
    <div className="mt-3 space-y-1 rounded-lg bg-raised p-3 text-xs">
      <p>
        Opened by <ShortAddress address={openedBy} /> at {formatTime(openedAt)}; reasons{" "}
        <Hash value={reasonHash} what="hash of the reasons" />
      </p>
      {state === "open" && (
        <p>The bond is held until {formatTime(until)}. If the arbiter does not decide by then, it is the operator’s.</p>
      )}
      {state === "expired" && <p>The arbiter did not decide by {formatTime(until)}: the bond is the operator’s.</p>}
      {resolution !== null && (
        <p>
          Decided at {formatTime(resolution.at)}:{" "}
          {resolution.forfeitBps === 0
            ? "for the operator, nothing of the bond was given away"
            : `${formatBps(resolution.forfeitBps)} of the bond, ${formatToken(resolution.forfeited, money.payment)}, went to the holders`}
          ; reasons <Hash value={resolution.reasonHash} what="hash of the arbiter’s reasons" />
        </p>
      )}
    </div>
  );
}

function whyNone({ bond, nextPeriod, dispute }: BatchSummary): string {
  if (bond === 0n) return "The bond is gone, so there is nothing to dispute.";
  if (nextPeriod === 0) return "Disputes are possible once the first payout is posted.";
  return dispute === null ? "No dispute can be opened now." : "Another dispute is possible after another payout.";
}
