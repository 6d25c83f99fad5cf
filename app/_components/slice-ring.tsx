import { formatShare } from "#app/_format/count.ts";
import { formatHashrate } from "#domain/units.ts";

type Batch = { unitHashrate: bigint; periods: number; nextPeriod: number; finishedPeriods: number };
type Posted = { period: number; deliveredBps: number };

const size = 200;
const outer = 96;
const inner = 62;
/** More segments than these cannot be told apart; long terms draw several periods as one. */
const most = 365;

/**
 * A slice drawn from its batch's record, the same for the same data: one segment per period, clockwise from the top. Its thickness is
 * the share delivered; a finished period without a payout is a gap, one still to come a hairline.
 */
export function SliceRing({ batch, payouts, units }: { batch: Batch; payouts: Posted[]; units: bigint }) {
  const perSegment = Math.ceil(batch.periods / most);
  const segments = Array.from({ length: Math.ceil(batch.periods / perSegment) }, (_, at) => at * perSegment);
  const delivered = new Map(payouts.map(({ period, deliveredBps }) => [period, deliveredBps]));
  const turn = (2 * Math.PI) / segments.length;
  const margin = segments.length > 120 ? 0 : turn * 0.12;
  const mean =
    payouts.length === 0
      ? 0
      : Math.floor(payouts.reduce((sum, { deliveredBps }) => sum + deliveredBps, 0) / payouts.length);
  const name = `${payouts.length} of ${batch.periods} periods posted${payouts.length === 0 ? "" : `, ${formatShare(mean)} delivered on average`}`;
  return (
    <svg role="img" aria-label={name} viewBox={`0 0 ${size} ${size}`} className="mx-auto w-full max-w-52">
      <title>{name}</title>
      <circle cx="100" cy="100" r={inner - 5} className="fill-raised" />
      {segments.map((first, at) => {
        const share = meanOf(delivered, first, perSegment);
        const [from, to] = [at * turn + margin, (at + 1) * turn - margin];
        if (share !== undefined) {
          return (
            <path
              key={first}
              d={arc(inner, inner + 2 + ((outer - inner - 2) * share) / 10_000, from, to)}
              className="fill-ore-fill"
            />
          );
        }
        return first < batch.finishedPeriods ? null : (
          <path key={first} d={arc(inner, inner + 2, from, to)} className="fill-line" />
        );
      })}
      <text x="100" y="98" textAnchor="middle" className="figure fill-ink text-[17px] font-medium">
        {formatHashrate(units * batch.unitHashrate)}
      </text>
      <text x="100" y="116" textAnchor="middle" className="figure fill-ink-3 text-[11px]">
        {payouts.length} / {batch.periods}
      </text>
    </svg>
  );
}

function meanOf(delivered: Map<number, number>, first: number, count: number): number | undefined {
  let sum = 0;
  let found = 0;
  for (let period = first; period < first + count; period += 1) {
    const share = delivered.get(period);
    if (share !== undefined) {
      sum += share;
      found += 1;
    }
  }
  return found === 0 ? undefined : sum / found;
}

/** A ring segment between two radii and two angles (clockwise from the top), to hundredths so that server and browser agree. */
function arc(near: number, far: number, from: number, to: number): string {
  const at = (radius: number, angle: number) =>
    `${(100 + radius * Math.sin(angle)).toFixed(2)} ${(100 - radius * Math.cos(angle)).toFixed(2)}`;
  const large = to - from > Math.PI ? 1 : 0;
  return `M${at(near, from)}L${at(far, from)}A${far.toFixed(2)} ${far.toFixed(2)} 0 ${large} 1 ${at(far, to)}L${at(near, to)}A${near} ${near} 0 ${large} 0 ${at(near, from)}Z`;
}
