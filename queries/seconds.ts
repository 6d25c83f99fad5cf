/** Moments of the database as the chain's UTC seconds, and back. */
export function toSeconds(date: Date): bigint {
  return BigInt(Math.floor(date.getTime() / 1000));
}

export function fromSeconds(seconds: bigint): Date {
  return new Date(Number(seconds) * 1000);
}
