import Link from "next/link";

/** A period's number, which leads to where its payout came from; with a slice, to that slice's part of it. */
export function PayoutLink({ batchId, period, slice }: { batchId: bigint; period: number; slice?: bigint }) {
  return (
    <Link
      className="link"
      href={`/payouts/${batchId}/${period}${slice === undefined ? "" : `?slice=${slice}`}`}
      title={`Follow the payout of period ${period}`}
    >
      {period}
    </Link>
  );
}
