type Point = { period: number; gross: bigint; hosting: bigint; fee: bigint };

/** Net payouts of the last periods as bars, oldest left. The figures are on the batch's page, so this one is decorative. */
export function Sparkline({ points }: { points: Point[] }) {
  const nets = points.map(({ period, gross, hosting, fee }) => ({ period, net: gross - hosting - fee }));
  const top = nets.reduce((most, { net }) => (net > most ? net : most), 1n);
  const step = 4;
  return (
    <svg viewBox={`0 0 ${30 * step} 24`} className="h-6 w-30" aria-hidden="true" focusable="false">
      <path d={`M0 23.5H${30 * step}`} className="stroke-line" />
      {nets.map(({ period, net }, place) => {
        const height = Number((net * 2200n) / top) / 100;
        const x = (30 - nets.length + place) * step;
        return (
          <rect key={period} x={x} y={23 - height} width={3} height={Math.max(height, 0.5)} className="fill-ore-fill" />
        );
      })}
    </svg>
  );
}
