import type { TestDatabase } from "../../database.ts";

/** What PostgreSQL says for reasons of its own, while a statement runs. */
export const REASONS = {
  "57014": "canceling statement due to user request",
  "40P01": "deadlock detected",
  "40001": "could not serialize access due to concurrent update",
  "53100": "could not extend file: No space left on device",
  "55P03": "canceling statement due to lock timeout",
  "53200": "out of memory",
} as const;
export type Reason = keyof typeof REASONS;

export type FailingStatements = Awaited<ReturnType<typeof installFailingStatements>>;

/** Makes a chosen write fail as PostgreSQL would: triggers in a schema of their own, which no snapshot looks at. */
export async function installFailingStatements({ query }: TestDatabase) {
  await query(`
    CREATE SCHEMA simulation;
    CREATE SEQUENCE simulation.written;
    CREATE TABLE simulation.failure (at bigint, code text, message text);
    CREATE FUNCTION simulation.fail() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE n bigint := nextval('simulation.written'); f record;
    BEGIN
      FOR f IN SELECT code, message FROM simulation.failure WHERE at = n LOOP
        RAISE EXCEPTION USING ERRCODE = f.code, MESSAGE = f.message;
      END LOOP;
      RETURN NULL;
    END $$;
    DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND table_name <> '_prisma_migrations' LOOP
        EXECUTE format('CREATE TRIGGER fail BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION simulation.fail()', t);
      END LOOP;
    END $$;`);
  const done = async () => {
    const [row] = await query<{ n: string }>(
      "SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS n FROM simulation.written",
    );
    return BigInt(row?.n ?? 0);
  };
  return {
    /** The write after `later` more fails. */
    async failLater(later: number, reason: Reason) {
      const at = (await done()) + BigInt(later) + 1n;
      await query("INSERT INTO simulation.failure VALUES ($1, $2, $3)", [String(at), reason, REASONS[reason]]);
    },
    /** How many failed so far, by reason. */
    async happened() {
      return query<{ code: Reason; n: number }>(
        "SELECT code, count(*)::int AS n FROM simulation.failure WHERE at <= $1 GROUP BY code",
        [String(await done())],
      );
    },
    async behave() {
      await query("DELETE FROM simulation.failure WHERE at > $1", [String(await done())]);
    },
  };
}
