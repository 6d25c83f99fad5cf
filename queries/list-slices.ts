import type { Database } from "#prisma/client.ts";

export type SliceRow = {
  sliceId: bigint;
  owner: `0x${string}`;
  units: bigint;
  boughtAt: Date;
  /** Payment-token base units. */
  cost: bigint;
};

/** A batch's slices by number; `after` (a slice id) pages on. */
export async function listSlices(
  _db: Database,
  _chainId: number,
  _batchId: bigint,
  _page: { after?: bigint; limit: number },
): Promise<SliceRow[]> {
  throw new Error("not written yet");
}
