import { Stat } from "#app/_components/stat.tsx";
import { formatCount } from "#app/_format/count.ts";
import { formatDollars } from "#app/_format/token.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import type { MarketBatch } from "#queries/list-market.ts";

/** The market in six figures; money of the deployment's own tokens. */
export function Totals({ batches, deployment }: { batches: MarketBatch[]; deployment: Deployment }) {
  if (batches.length === 0) return null;
  const { usdc, wbtc } = deployment.tokens;
  const sum = (of: (batch: MarketBatch) => bigint) => batches.reduce((total, batch) => total + of(batch), 0n);
  const dollars = (of: (batch: MarketBatch) => bigint) =>
    sum((batch) => (batch.paymentToken === usdc ? of(batch) : 0n));
  const sats = (of: (batch: MarketBatch) => bigint) => sum((batch) => (batch.payoutToken === wbtc ? of(batch) : 0n));
  const isLive = ({ status }: MarketBatch) => ["Selling", "CoolingOff", "Active"].includes(status);
  return (
    <dl className="card mt-6 grid grid-cols-2 gap-x-6 gap-y-4 p-4 sm:grid-cols-3 lg:grid-cols-6">
      <Stat name="Open for sale">{formatCount(batches.filter(({ onSale }) => onSale).length)}</Stat>
      <Stat name="Capacity sold, running">
        {formatHashrate(sum((batch) => (isLive(batch) ? batch.sold * batch.unitHashrate : 0n)))}
      </Stat>
      <Stat name="Held in escrow">
        {formatDollars(
          dollars(({ escrow }) => escrow),
          6,
        )}
      </Stat>
      <Stat name="Bonds at stake">
        {formatDollars(
          dollars(({ bond }) => bond),
          6,
        )}
      </Stat>
      <Stat name="Paid out by operators">
        {formatBaseUnits(
          sats(({ grossPosted }) => grossPosted),
          8,
          { minFraction: 4, maxFraction: 4 },
        )}{" "}
        BTC
      </Stat>
      <Stat name="Defaults">{formatCount(batches.filter(({ status }) => status === "Defaulted").length)}</Stat>
    </dl>
  );
}
