import type { Token } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { SettleCancellationButton } from "#app/_wallet/settle-cancellation-button.tsx";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { Action } from "./actions/action.tsx";
import { CallOff } from "./actions/call-off.tsx";
import { CollectProceeds } from "./actions/collect-proceeds.tsx";
import { ReleaseBond } from "./actions/release-bond.tsx";
import { ReleaseCapacity } from "./actions/release-capacity.tsx";
import { ReleaseUpfront } from "./actions/release-upfront.tsx";
import { SetRate } from "./actions/set-rate.tsx";
import { TopUp } from "./actions/top-up.tsx";

/** What can be done with a batch besides posting its payouts, as far as it applies to where the batch stands. */
export function BatchActions({ batch, money, now }: { batch: BatchSummary; money: BatchMoney; now: Date }) {
  const payment: Token = money.payment;
  const { status, sold, upfrontState, nextPeriod, reserved } = batch;
  const isFinal = status === "Completed" || status === "Defaulted" || status === "Cancelled";
  const hasProceeds = batch.proceeds > 0n || batch.proceedsCollected > 0n || sold > 0n;
  const isSaleOver = now >= batch.saleEnd || isFinal;
  return (
    <div className="mt-10 grid items-stretch gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {hasProceeds && status !== "Cancelled" && <CollectProceeds batch={batch} payment={payment} />}
      {upfrontState === "held" && sold > 0n && status !== "Defaulted" && status !== "Cancelled" && (
        <ReleaseUpfront batch={batch} payment={payment} now={now} />
      )}
      {status === "Cancelled" && batch.calledOffAt === null && (
        <Action
          title="Cancelled"
          text="The minimum was missed. Settling makes the escrow refundable and gives the bond back; anybody may."
        >
          <SettleCancellationButton batch={batch} />
        </Action>
      )}
      {status === "Completed" && <ReleaseBond batch={batch} payment={payment} now={now} />}
      {(status === "Completed" || status === "Defaulted" || batch.calledOffAt !== null) && reserved > 0n && (
        <ReleaseCapacity batch={batch} />
      )}
      {sold === 0n && !isFinal && <SetRate batch={batch} payment={payment} />}
      {sold === 0n && !isFinal && <CallOff batch={batch} payment={payment} />}
      {nextPeriod > 0 && sold > 0n && isSaleOver && <TopUp batch={batch} payout={money.payout} />}
    </div>
  );
}
