import type { Common } from "./contender.ts";

/**
 * The common rows of a peer, whose tables say the same in columns of the same names.
 * @param table how the peer writes the name of a table
 * @param column how it writes the name of a column
 */
export function peerRows(table: (name: string) => string, column: (name: string) => string): Record<Common, string> {
  const select = (name: string, expressions: string[]) =>
    `SELECT concat_ws('|', ${expressions.join(", ")}) AS row FROM ${table(name)}`;
  const all = (...names: string[]) => names.map(column);
  const lower = (name: string) => `lower(${column(name)})`;
  const position = `${column("block")}::bigint * 1000000 + ${column("logIndex")}`;
  return {
    batch: select("batch", [column("id"), lower("operator"), ...all("capacity", "sold", "escrow", "acc", "refundAcc")]),
    slice: select("slice", [
      column("id"),
      lower("owner"),
      lower("buyer"),
      ...all("units", "cost", "paid", "refundPaid"),
    ]),
    transfer: select("transfer", [position, ...all("txHash", "sliceId"), lower("sender"), lower("recipient")]),
    claim: select("claim", [
      position,
      ...all("txHash", "sliceId"),
      lower("owner"),
      lower("recipient"),
      column("amount"),
    ]),
    payout: select("payout", [
      ...all("batchId", "period", "gross", "hosting", "fee", "holders", "released", "refunded", "acc", "refundAcc"),
      ...all("deliveredBps", "evidence", "evidenceHash", "txHash"),
    ]),
  };
}

/** For tables without an index by block: `newestOf` reads all of them otherwise. */
export function indexNewest(table: (name: string) => string): string {
  return ["transfer", "claim"].map((name) => `CREATE INDEX ON ${table(name)} (block)`).join("; ");
}

/** Number of the newest block that holds a transfer or a claim. */
export function newestOf(table: (name: string) => string): string {
  const newest = (name: string) => `(SELECT max(block) FROM ${table(name)})`;
  return `SELECT greatest(${newest("transfer")}, ${newest("claim")}) AS block`;
}
