import type { ReactNode } from "react";
import { HowComputed } from "#app/_components/how-computed.tsx";
import { SliceRing } from "#app/_components/slice-ring.tsx";
import { Stat } from "#app/_components/stat.tsx";
import { perBtc } from "#app/_figures/batch-rates.ts";
import { formatCount, formatCounted } from "#app/_format/count.ts";
import { formatDay } from "#app/_format/time.ts";
import { formatDollars, formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { ClaimSliceButton } from "#app/_wallet/claim-slice-button.tsx";
import type { SliceDetail } from "#queries/find-slice.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";
import { SlicePicture } from "./slice-picture.tsx";

const began = { bought: "bought", split: "its share, split", merged: "of all, merged" } as const;

type Props = { slice: SliceDetail; payouts: BatchPayout[]; money: BatchMoney; keeperClaims: boolean };

/** The slice at a glance: drawn from its batch's record, what it earned, and what can be claimed now. */
export function SliceFigures({ slice, payouts, money, keeperClaims }: Props) {
  const { batch } = slice;
  return (
    <div className="card mt-6 grid gap-6 p-4 sm:p-5 md:grid-cols-[18rem_minmax(0,1fr)] md:gap-8">
      <Picture slice={slice} payouts={payouts} />
      <div className="min-w-0">
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 xl:grid-cols-4">
          <Large name="Claimable now">{formatToken(slice.claimable, money.payout)}</Large>
          <Stat name="Earned so far" note={`${formatToken(slice.claimed, money.payout)} claimed or credited`}>
            {formatToken(slice.earned, money.payout)}
          </Stat>
          <Stat name="Cost" note={`${began[slice.origin.how]} ${formatDay(slice.mintedAt)}`}>
            {formatToken(slice.cost, money.payment)}
          </Stat>
          <Stat name="Refund ready" note="for under-delivery, default or cancellation">
            {formatToken(slice.refundable, money.payment)}
          </Stat>
        </dl>
        <PaidPerBtc slice={slice} money={money} />
        <HowComputed>
          <p>
            Claimable = units × (payouts per unit so far − payouts per unit already paid to this slice), rounded down
            once. It is the contract’s own function, and the same figure stands in the claim dialog and in the API.
          </p>
          <p>
            {formatCount(slice.units)} of {formatCounted(batch.capacity, "unit")}: this slice earns that part of each
            payout’s net, whatever else is sold.
          </p>
        </HowComputed>
        {slice.ended === null && (
          <div className="mt-4 max-w-md">
            <ClaimSliceButton slice={slice} keeperClaims={keeperClaims} />
          </div>
        )}
      </div>
    </div>
  );
}

/** Drawn by the contract while the slice lives; the site's own ring until it answers, and afterwards. */
function Picture({ slice, payouts }: Pick<Props, "slice" | "payouts">) {
  const { batch, sliceId, units } = slice;
  const ring = <SliceRing batch={batch} payouts={payouts} units={units} />;
  if (slice.ended !== null) return ring;
  const alt = `Slice ${sliceId} of ${batch.name}: ${formatCounted(units, "unit")}, ${batch.nextPeriod} of ${batch.periods} periods posted`;
  return (
    <SlicePicture sliceId={sliceId} version={`${batch.nextPeriod} ${batch.status}`} alt={alt}>
      {ring}
    </SlicePicture>
  );
}

function Large({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="label">{name}</dt>
      <dd className="figure-large mt-0.5 text-2xl text-ore" data-testid="claimable">
        {children}
      </dd>
    </div>
  );
}

/** How the slice does so far, without a market price: the part of its cost that is used up, per bitcoin it brought. */
function PaidPerBtc({ slice, money }: { slice: SliceDetail; money: BatchMoney }) {
  const { batch } = slice;
  if (money.payment.unit !== "dollar" || money.payout.unit !== "sat") return null;
  const unposted = BigInt(batch.periods - batch.nextPeriod);
  const used = slice.cost - slice.units * batch.rate * unposted;
  const paid = used > 0n ? perBtc(used, slice.earned * 1000n) : undefined;
  if (paid === undefined) return null;
  return (
    <p className="mt-3 text-ink-2 text-xs">
      So far {formatDollars(used, money.payment.decimals)} of the cost is used up and brought{" "}
      {formatToken(slice.earned, money.payout)}: you paid{" "}
      <span className="figure text-ink">{formatDollars(paid, money.payment.decimals, 0)}</span> per bitcoin received.
    </p>
  );
}
