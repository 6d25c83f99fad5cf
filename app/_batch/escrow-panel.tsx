import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { BatchDetail } from "#queries/find-batch.ts";
import type { ProofStanding } from "#queries/find-proof-standing.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";
import { escrowParts } from "./escrow-parts.ts";

type Props = { batch: BatchDetail; money: BatchMoney; payouts: BatchPayout[]; standing: ProofStanding | undefined };

/** Where the buyers' money is: with the operator for what was delivered, back with the holders, or still held. */
export function EscrowPanel({ batch, money, payouts, standing }: Props) {
  const released = payouts.reduce((sum, payout) => sum + payout.released, 0n);
  const returned = payouts.reduce((sum, payout) => sum + payout.refunded, 0n);
  const isDefaulted = batch.status === "Defaulted";
  const parts = escrowParts(batch, released, returned, (standing?.heldPerUnit ?? 0n) * batch.sold);
  const total = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const share = (amount: bigint) => (total === 0n ? 0 : Number((amount * 10_000n) / total) / 100);
  let from = 0;
  return (
    <section aria-labelledby="escrow" className="card p-4">
      <h2 id="escrow" className="font-medium">
        Escrow
      </h2>
      {total === 0n ? (
        <p className="mt-1 text-ink-2">Nothing is sold yet, so nothing is held.</p>
      ) : (
        <>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            className="mt-3 h-1.5 w-full rounded-full"
          >
            {parts.map(({ name, amount, fill }) => {
              const x = from;
              from += share(amount);
              return <rect key={name} x={x} width={share(amount)} height="4" className={fill} />;
            })}
          </svg>
          <dl className="mt-3 space-y-1.5 text-xs">
            {parts.map(({ name, amount, swatch }) => (
              <div key={name} className="flex items-baseline justify-between gap-3">
                <dt className="inline-flex items-center gap-1.5 text-ink-2">
                  <span aria-hidden="true" className={`size-2 rounded-[2px] ${swatch}`} />
                  {name}
                </dt>
                <dd className="figure">{formatToken(amount, money.payment)}</dd>
              </div>
            ))}
            {batch.refundReserve > 0n && (
              <div className="flex items-baseline justify-between gap-3 border-line border-t pt-1.5">
                <dt className="text-ink-2">Refunds not yet claimed{isDefaulted && ", with the bond"}</dt>
                <dd className="figure">{formatToken(batch.refundReserve, money.payment)}</dd>
              </div>
            )}
            {batch.proceeds > 0n && (
              <div className="flex items-baseline justify-between gap-3 border-line border-t pt-1.5">
                <dt className="text-ink-2">Released, not yet collected by the operator</dt>
                <dd className="figure">{formatToken(batch.proceeds, money.payment)}</dd>
              </div>
            )}
          </dl>
        </>
      )}
    </section>
  );
}
