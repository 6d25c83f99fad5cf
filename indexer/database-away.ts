/** What is wrong with the database, in a sentence, and whether waiting helps: else somebody must change something. */
export type DatabaseTrouble = { code: string; sentence: string; waitingHelps: boolean };

type Kind = { codes: string[]; words?: RegExp; waitingHelps: boolean; sentence: (where: Where) => string };
/** `user` and `name` of the address, and the database as people name it. */
type Where = { at: string; name: string; user: string; said: string };

/** The first kind that fits counts. P… are Prisma's codes, the others PostgreSQL's. */
const kinds: Record<string, Kind> = {
  "wrong-password": {
    codes: ["28P01", "28000", "P1000", "P1010"],
    words: /password authentication failed|no pg_hba\.conf entry|role ".*" does not exist/,
    waitingHelps: false,
    sentence: ({ at, user }) =>
      `The database ${at} does not let user ${user} in: correct user and password in DATABASE_URL, or the server's pg_hba.conf.`,
  },
  "no-such-database": {
    codes: ["3D000", "P1003"],
    words: /database ".*" does not exist/,
    waitingHelps: true,
    sentence: ({ at, name }) =>
      `There is no database ${at}: create it (\`createdb ${name}\`) and run \`npm run db:migrate\`, or correct DATABASE_URL.`,
  },
  "not-allowed": {
    codes: ["42501"],
    words: /permission denied for/,
    waitingHelps: false,
    sentence: ({ at, user, said }) =>
      `User ${user} may not do what the indexer does in the database ${at} (${said}): let it own Lode's tables, or name another user in DATABASE_URL.`,
  },
  "read-only": {
    codes: ["25006"],
    words: /in a read-only transaction|during recovery/,
    waitingHelps: true,
    sentence: ({ at }) =>
      `The database ${at} takes no writes: it is a replica, or set to read-only. Give the primary's address in DATABASE_URL; a replica goes into DATABASE_READ_URL.`,
  },
  "disk-full": {
    codes: ["53100"],
    words: /No space left|could not extend file/i,
    waitingHelps: true,
    sentence: ({ at }) =>
      `The database ${at} has no space left on its disk: make room there. What was under way was taken back whole.`,
  },
  "too-many-connections": {
    codes: ["53300", "P2037"],
    words: /too many clients|remaining connection slots|too many connections/i,
    waitingHelps: true,
    sentence: ({ at }) =>
      `The database ${at} takes no more connections: end some, or raise its max_connections (the indexer needs 5).`,
  },
  "no-resources": {
    codes: ["53000", "53200", "53400"],
    words: /out of memory|out of shared memory/i,
    waitingHelps: true,
    sentence: ({ at, said }) => `The database ${at} has not enough of what it needs (${said}): give its server more.`,
  },
  "no-tables": {
    codes: ["P2021", "42P01"],
    words: /relation .* does not exist/,
    waitingHelps: true,
    sentence: () => "The database has no tables of Lode's yet: run `npm run db:migrate`.",
  },
  "other-tables": {
    codes: ["P2022", "42703"],
    words: /column .* does not exist/,
    waitingHelps: true,
    sentence: () => "The database's tables are not those of this version of Lode: run `npm run db:migrate`.",
  },
  "broke-a-tie": {
    codes: ["40001", "40P01", "55P03", "57014", "P2034"],
    words: /deadlock detected/,
    waitingHelps: true,
    sentence: ({ at }) =>
      `The database ${at} took back what was under way, because something else wanted the same rows.`,
  },
  away: {
    codes: ["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "57P01", "57P02", "57P03", "08006", "08003", "08001"],
    words:
      /ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|Connection terminated|connection error|not queryable|Transaction already closed|terminating connection|not reachable|reach database|starting up|shutting down|in recovery mode|closed the connection|Timed out fetching|timeout exceeded when trying to connect|Unable to start a transaction/i,
    waitingHelps: true,
    sentence: ({ at }) => `The database ${at} cannot be used now. Is PostgreSQL running, and is DATABASE_URL right?`,
  },
};

/** Undefined when the error does not come from the database. */
export function databaseAway(error: unknown, databaseUrl: string): DatabaseTrouble | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    const codes = codesOf(cause);
    const inner = "errors" in cause && Array.isArray(cause.errors) ? cause.errors.map(String).join(" ") : "";
    const words = `${codes.join(" ")} ${cause.message} ${inner}`;
    const found = Object.entries(kinds).find(
      ([, kind]) => kind.codes.some((code) => codes.includes(code)) || kind.words?.test(words),
    );
    if (!found) continue;
    const [code, { sentence, waitingHelps }] = found;
    const { host, pathname, username } = new URL(databaseUrl);
    const name = decodeURIComponent(pathname.slice(1));
    const said = cause.message.trim().split("\n").at(-1) ?? "";
    return {
      code,
      sentence: sentence({ at: `${host}/${name}`, name, user: decodeURIComponent(username), said }),
      waitingHelps,
    };
  }
  return undefined;
}

/** Prisma keeps the driver's own code one or two levels down. */
function codesOf(error: object): string[] {
  const { code, originalCode, meta, cause } = error as Record<string, unknown>;
  const nested = [(meta as { driverAdapterError?: unknown; code?: unknown } | undefined) ?? {}, cause ?? {}].flatMap(
    (inner) => {
      const { driverAdapterError, code: innerCode, originalCode: innerOriginal } = inner as Record<string, unknown>;
      return [innerCode, innerOriginal, ...(driverAdapterError ? codesOf(driverAdapterError) : [])];
    },
  );
  return [code, originalCode, ...nested].filter((one) => typeof one === "string");
}
