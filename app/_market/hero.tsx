const promises = [
  ["Escrow follows delivery.", "The price is released to the operator period by period, for what was delivered."],
  [
    "Every satoshi can be recomputed.",
    "Each payout, fee and claim is an event on the chain; two people get the same sum.",
  ],
  ["Silence is default.", "An operator who stops posting loses the bond. Anybody may say so; holders are refunded."],
] as const;

/** What this is, and three promises in a line each. The figures below matter more, so it stays small. */
export function Hero() {
  return (
    <div className="grid gap-x-12 gap-y-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:items-end">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">Mining capacity, by the slice</h1>
        <p className="mt-2 max-w-prose text-base text-ink-2">
          Operators sell part of a running mine. You hold a slice of it and claim what the pool paid, net of power and
          fees.
        </p>
      </div>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-3">
        {promises.map(([promise, how]) => (
          <li key={promise} className="border-ore-fill border-l-2 pl-3 text-xs">
            <span className="font-medium text-ink">{promise}</span> <span className="text-ink-2">{how}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
