import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A home for a stack that nobody keeps. Others may enter it, because under root PostgreSQL runs as another account. */
export function makeTemporaryHome(): { home: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), "lode-home-"));
  chmodSync(home, 0o755);
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}
