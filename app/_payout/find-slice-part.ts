import type { Database } from "#prisma/client.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";
import { listSlicePayouts, type SlicePayout } from "#queries/list-slice-payouts.ts";

/** What the payout of the path earned one slice. */
export type SlicePart = SlicePayout & { sliceId: bigint };

/** More payouts than one transaction posts. */
const mostAtOnce = 400;

/** Undefined where the slice is of another batch, or did not live when the period was posted. */
export async function findSlicePart(
  db: Database,
  chainId: number,
  sliceId: bigint,
  { batchId, period, posted }: PayoutPath,
): Promise<SlicePart | undefined> {
  if (posted === null || sliceId / 1_000_000_000n !== batchId) return undefined;
  const before = (posted.blockNumber + 1n) * 1_000_000n;
  const lines = await listSlicePayouts(db, chainId, sliceId, { before, limit: mostAtOnce });
  const line = lines.find((one) => one.kind === "payout" && one.period === period);
  return line === undefined ? undefined : { ...line, sliceId };
}
