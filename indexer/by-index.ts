/**
 * Rows are found by the keys that events name (`keyed`). Statistics of a table that grew by a hundred thousand rows since it was
 * analyzed make PostgreSQL read all of it instead, for each range anew.
 */
export const BY_INDEX =
  "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";
