import { readdirSync } from "node:fs";
import type { Database } from "#prisma/client.ts";
import { HaltError, RetryableError } from "./errors.ts";

type Migration = { name: string; done: boolean };

/** The migrations this version of Lode comes with, by name. */
const ours = readdirSync(new URL("../prisma/migrations", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/**
 * Makes sure that the database has the tables this code was written for. Throws `RetryableError` while it is older or being
 * migrated, `HaltError` when it is newer: an old indexer must not write into tables it does not understand.
 */
export async function checkSchema(db: Database): Promise<void> {
  const rows = await db.$queryRaw<Migration[]>`
    SELECT "migration_name" AS "name", bool_or("finished_at" IS NOT NULL) AS "done" FROM "_prisma_migrations"
    WHERE "rolled_back_at" IS NULL GROUP BY 1 ORDER BY 1`;
  const newer = rows.find(({ name }) => !ours.includes(name));
  if (newer) {
    throw new HaltError(
      `The database was migrated by a newer version of Lode (this one does not know ${newer.name}): start that version's ` +
        "indexer. Nothing was written.",
    );
  }
  const half = rows.find(({ done }) => !done);
  if (half) {
    throw new RetryableError(
      `The migration ${half.name} is under way or failed: let \`npm run db:migrate\` end, and do what it says.`,
    );
  }
  const missing = ours.find((name) => !rows.some((row) => row.name === name));
  if (missing) {
    throw new RetryableError(`The database lacks the migration ${missing}: run \`npm run db:migrate\`.`);
  }
}
