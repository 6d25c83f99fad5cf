/** Whether an id typed by anybody can be asked of a bigint column at all; one that cannot names nothing that exists. */
export function fitsBigInt(id: bigint): boolean {
  return id >= 0n && id < 1n << 63n;
}
