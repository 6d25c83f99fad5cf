/**
 * What to join by, with the chain beside it as a column, `chain`. A chain that is a constant is a key by itself: while statistics are
 * old PostgreSQL takes the first index that begins with it, and all rows of the chain, for each of the rows it was asked for.
 */
export function keyed(chainId: number, rows: string, alias: string): string {
  return `(SELECT ${chainId} AS chain, * FROM ${rows} OFFSET 0) AS ${alias}`; // OFFSET keeps it from becoming a constant again
}
