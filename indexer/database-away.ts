/** What drivers say when the database went away, refuses for now, or broke a tie: the same transaction may pass later. */
const away =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|Connection terminated|connection error|not queryable|Transaction already closed|terminating connection|not reachable|reach database|starting up|shutting down|too many clients|closed the connection|Timed out fetching|Unable to start a transaction|deadlock detected|No space left/i;
const codes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "53100",
  "40001",
  "40P01",
]);

/** A sentence when trying again later may help, undefined when the error is of another kind. */
export function databaseAway(error: unknown, databaseUrl: string): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    const inner = "errors" in cause && Array.isArray(cause.errors) ? cause.errors.map(String).join(" ") : "";
    if (code === "P2021" || code === "42P01" || /relation .* does not exist/.test(cause.message)) {
      return "The database has no tables of Lode's yet: run `npm run db:migrate`.";
    }
    if (codes.has(code) || away.test(`${code} ${cause.message} ${inner}`)) {
      const { host, pathname } = new URL(databaseUrl);
      return `The database ${host}${pathname} cannot be used now. Is PostgreSQL running, and is DATABASE_URL right?`;
    }
  }
  return undefined;
}
