/**
 * What sats are worth above (or below) their cost, in 1/10000 of the cost, rounded down. `net` in thousandths of a sat, `cost` in
 * millionths of a dollar, as a dollar token of six decimals counts.
 */
export function returnBps(net: bigint, cost: bigint, btcMicroUsd: bigint): bigint {
  if (cost === 0n) return 0n;
  const worth = net * btcMicroUsd;
  const paid = cost * 100_000_000_000n;
  const scaled = (worth - paid) * 10_000n;
  return scaled >= 0n ? scaled / paid : -((-scaled + paid - 1n) / paid);
}
