import Link from "next/link";
import { ShortAddress } from "#app/_components/address.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { SliceDetail, SliceEnd } from "#queries/find-slice.ts";

/** What this slice was made of, and what became of it. Nothing for a slice that was bought and lives. */
export function Lineage({ slice, money }: { slice: SliceDetail; money: BatchMoney }) {
  const { origin, ended } = slice;
  return (
    <div data-testid="lineage">
      {origin.from.length > 0 && (
        <p className="mt-2 text-ink-2 text-xs">
          {origin.how === "split" ? "Part of " : "Merged from "}
          <Slices ids={origin.from} />
        </p>
      )}
      {ended !== null && <Ended ended={ended} money={money} />}
    </div>
  );
}

function Ended({ ended, money }: { ended: SliceEnd; money: BatchMoney }) {
  const { how, at, txHash, into, refund } = ended;
  const transaction = <Hash value={txHash} what="transaction that ended this slice" />;
  return (
    <p className="card mt-4 p-4 text-ink-2 sm:p-5">
      <strong className="text-ink">This slice was {how === "refunded" ? "given back" : how}.</strong>{" "}
      {into.length > 0 && (
        <>
          Its units are now in <Slices ids={into} />.{" "}
        </>
      )}
      {refund !== null ? (
        <>
          All that was paid for it, {formatToken(refund.amount, money.payment)}, went to{" "}
          <ShortAddress address={refund.recipient} /> on {formatTime(at)}, in {transaction}.
        </>
      ) : (
        <>
          What it had earned became its owner’s credit on {formatTime(at)}, in {transaction}.
        </>
      )}
    </p>
  );
}

function Slices({ ids }: { ids: bigint[] }) {
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && (index === ids.length - 1 ? " and " : ", ")}
      <Link className="link figure" href={`/slices/${id}`}>
        {id.toString()}
      </Link>
    </span>
  ));
}
