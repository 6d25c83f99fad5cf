import { z } from "zod";

/** Columns of the tables that people download, in their order. */
export const sliceColumns = [
  ...["position", "kind", "period", "period_start", "period_end", "posted_at", "tx_hash", "owner", "token", "amount"],
  ...["state", "gross", "delivered_bps", "evidence", "evidence_hash"],
];

export const accountColumns = [
  ...["position", "kind", "at", "block_number", "tx_hash", "batch_id", "slice_id", "slices", "period", "token"],
  "amount",
];

export const tableOf = (columns: readonly string[]) =>
  z.string().describe(`one row a line, the first names the columns: ${columns.join(", ")}`);
