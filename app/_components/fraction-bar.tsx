/** A thin bar filled to `bps` of 10000. Attributes, not styles: the page's policy allows no inline style. */
export function FractionBar({ bps, name }: { bps: bigint | number; name: string }) {
  const width = Number(bps) / 100;
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="h-1 w-full rounded-full"
    >
      <rect width="100" height="4" className="fill-line" />
      <rect width={width} height="4" className="fill-ore-fill" />
    </svg>
  );
}
