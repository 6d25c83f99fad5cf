import Link from "next/link";
import { Figure } from "#app/_components/figure.tsx";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBaseUnits } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";
import type { SlicePart } from "./find-slice-part.ts";
import { Hop } from "./hop.tsx";

const states: Record<SlicePart["state"], string> = {
  claimable: "claimable now",
  claimed: "claimed",
  credited: "credited to its owner of then",
};

type Props = {
  batch: BatchSummary;
  posted: BatchPayout;
  /** The slice asked for, where the payout earned it something. */
  part: SlicePart | undefined;
  asked: bigint | undefined;
  money: BatchMoney;
};

/** The slice's part of the payout, or a unit's where no slice was asked for. */
export function SliceHop({ batch, posted, part, asked, money }: Props) {
  return (
    <Hop
      id="slice"
      title={part === undefined ? "A slice’s part" : `Slice ${part.sliceId}`}
      standing={{ text: "Computed on the chain", tone: "good" }}
      supports="The contract divides the payout by the batch’s whole capacity when it is posted. Nobody can change it afterwards, and anybody can compute it again from the chain’s events."
      leaves="That the payout itself is right. The next steps are about that."
    >
      {part === undefined && asked !== undefined && (
        <p className="mb-2 text-warn">Slice {asked.toString()} earned nothing with this payout.</p>
      )}
      <dl className="space-y-1.5 text-xs">
        {part !== undefined && (
          <>
            <Figure name="This payout earned it">{formatToken(part.amount, money.payout)}</Figure>
            <Figure name="Which is">{states[part.state]}</Figure>
          </>
        )}
        <Figure name="Each unit of capacity">
          {formatBaseUnits((posted.perUnit * 1_000_000n) >> 64n, 6, { maxFraction: 6 })}{" "}
          {money.payout.unit === "sat" ? "sats" : "base units"}
        </Figure>
        <Figure name="All slices together">{formatToken(posted.holders, money.payout)}</Figure>
      </dl>
      <p className="mt-2 text-xs">
        {part === undefined ? (
          <Link className="link" href={`/batches/${batch.batchId}#slices`}>
            Choose a slice of this batch
          </Link>
        ) : (
          <Link className="link" href={`/slices/${part.sliceId}#ledger`}>
            All payouts of this slice
          </Link>
        )}
      </p>
    </Hop>
  );
}
