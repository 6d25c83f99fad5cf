import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Debian keeps each version. */
const DEBIAN = "/usr/lib/postgresql";

/**
 * A folder with a whole PostgreSQL: server, pg_dump and pg_restore of one version (the embedded one comes without the last two).
 * Undefined where none is installed.
 */
export function findWholePostgres(): { initdb: string; postgres: string; dump: string; restore: string } | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  const programs = ["initdb", "postgres", "pg_dump", "pg_restore"];
  const folder = folders.find((one) => programs.every((program) => existsSync(join(one, program))));
  if (folder === undefined) return undefined;
  const [initdb = "", postgres = "", dump = "", restore = ""] = programs.map((program) => join(folder, program));
  return { initdb, postgres, dump, restore };
}
