import { perThDay } from "#app/_figures/per-th-day.ts";
import { formatShare } from "#app/_format/count.ts";
import { formatShortDay } from "#app/_format/time.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import { formatBaseUnits } from "#domain/money.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { BatchPayout } from "#queries/list-payouts.ts";

const height = 160;
const step = 10;

type Props = { batch: BatchSummary; money: BatchMoney; payouts: BatchPayout[]; missing: number };

/**
 * A bar per period, oldest left: net below, then hosting and fee, in thousandths of a sat per TH-day; delivered as a line against the right
 * scale. Finished periods without a payout are outlined gaps. Text stands outside the drawing, so it never shrinks with it.
 */
export function PayoutChart({ batch, money, payouts, missing }: Props) {
  const over = { hashrate: batch.capacity * batch.unitHashrate, seconds: BigInt(batch.periodSeconds) };
  const bars = payouts.toReversed().map((payout) => {
    const gross = perThDay(payout.gross * 1000n, over);
    const hosting = perThDay(payout.hosting * 1000n, over);
    const fee = perThDay(payout.fee * 1000n, over);
    return { ...payout, gross, hosting, fee, net: gross - hosting - fee };
  });
  const top = ceiling(bars.reduce((most, { gross }) => (gross > most ? gross : most), 1n));
  const gaps = Array.from({ length: Math.min(missing, 10) }, (_, at) => ({
    period: batch.nextPeriod + at,
    at: bars.length + at,
  }));
  const columns = bars.length + gaps.length;
  const size = (value: bigint) => Number((value * BigInt(height) * 100n) / top) / 100;
  const width = columns * step;
  const points = bars.map(
    ({ deliveredBps }, at) => `${at * step + step / 2},${height - (deliveredBps * height) / 10_000}`,
  );
  const unit = money.payout.unit === "sat" ? "sats" : "base units";
  return (
    <figure className="card p-4">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs">
        <span className="mr-auto">{unit} per TH-day</span>
        <Key swatch="bg-ore-fill">Net</Key>
        <Key swatch="bg-bar-hosting">Hosting</Key>
        <Key swatch="bg-bar-fee">Fee</Key>
        <Key swatch="bg-calm">Delivered, right scale</Key>
      </figcaption>
      <div className="mt-3 flex gap-2">
        <Scale texts={[top, top / 2n, 0n].map((value) => formatBaseUnits(value, 3, { maxFraction: 0 }))} />
        <svg
          role="img"
          aria-label={`Payouts of the last ${bars.length} periods; the table below has every figure`}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-44 min-w-0 flex-1"
        >
          {[0, 0.5, 1].map((at) => (
            <path key={at} d={`M0 ${at * height}H${width}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
          ))}
          {bars.map(({ period, periodStart, gross, net, hosting, fee, deliveredBps }, at) => (
            <g key={period}>
              <title>
                {`${formatShortDay(periodStart)}: net ${formatBaseUnits(net, 3, { maxFraction: 2 })}, hosting ${formatBaseUnits(hosting, 3, { maxFraction: 2 })}, fee ${formatBaseUnits(fee, 3, { maxFraction: 2 })} ${unit} per TH-day; delivered ${formatShare(deliveredBps)}`}
              </title>
              <rect x={at * step} y={0} width={step} height={height} className="fill-transparent" />
              <rect
                x={at * step + 1}
                y={height - size(net)}
                width={step - 2}
                height={size(net)}
                className="fill-ore-fill"
              />
              <rect
                x={at * step + 1}
                y={height - size(net + hosting)}
                width={step - 2}
                height={size(hosting)}
                className="fill-bar-hosting"
              />
              <rect
                x={at * step + 1}
                y={height - size(gross)}
                width={step - 2}
                height={size(fee)}
                className="fill-bar-fee"
              />
            </g>
          ))}
          {gaps.map(({ period, at }) => (
            <rect
              key={period}
              x={at * step + 1.5}
              y={height / 2}
              width={step - 3}
              height={height / 2}
              className="fill-none stroke-warn"
              strokeDasharray="3 3"
              vectorEffect="non-scaling-stroke"
            >
              <title>{`Period ${period}: finished, not posted`}</title>
            </rect>
          ))}
          <polyline
            points={points.join(" ")}
            className="fill-none stroke-calm"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <Scale texts={["100 %", "50 %", "0 %"]} />
      </div>
      <div aria-hidden="true" className="figure mt-1 flex justify-between px-9 text-[0.6875rem] text-ink-3">
        <span>{bars[0] && formatShortDay(bars[0].periodStart)}</span>
        <span>
          {bars.length > 2 && formatShortDay(bars[Math.floor(bars.length / 2)]?.periodStart ?? batch.termStart)}
        </span>
        <span>{bars.length > 1 && formatShortDay(bars.at(-1)?.periodStart ?? batch.termStart)}</span>
      </div>
    </figure>
  );
}

function Key({ swatch, children }: { swatch: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 rounded-[2px] ${swatch}`} />
      {children}
    </span>
  );
}

function Scale({ texts }: { texts: string[] }) {
  return (
    <div
      aria-hidden="true"
      className="figure flex h-44 flex-col justify-between text-[0.6875rem] text-ink-3 leading-none"
    >
      {texts.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  );
}

/** The next round figure (1, 2 or 5 times a power of ten, or a quarter of it) above the highest bar. */
function ceiling(most: bigint): bigint {
  const power = 10n ** BigInt(most.toString().length - 1);
  const steps = [10n, 12n, 15n, 20n, 25n, 30n, 40n, 50n, 60n, 80n, 100n];
  const fitting = steps.find((tenths) => (power * tenths) / 10n >= most) ?? 100n;
  return (power * fitting) / 10n || 1n;
}
