/** The block up to which the database is true, as the server says; undefined while it cannot be asked. */
export async function readIndexHeight(): Promise<bigint | undefined> {
  try {
    const response = await fetch("/api/v1/status", { cache: "no-store" });
    const { asOf } = (await response.json()) as { asOf?: { blockNumber?: string } };
    return asOf?.blockNumber === undefined ? undefined : BigInt(asOf.blockNumber);
  } catch {
    return undefined;
  }
}
