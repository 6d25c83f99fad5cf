import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export type ServerUser = { name: string; uid: number; gid: number };

/** PostgreSQL refuses to run as root: root lends it an account that already exists. Undefined where we are not root. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { name, uid: id("-u"), gid: id("-g") };
    } catch {
      // no such account: try the next
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.");
}

/** Whether every folder above `path`, and `path` itself where it exists, may be entered by the account. */
export function canReach(path: string, user: ServerUser | undefined): boolean {
  if (!user) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** `path`, or a place of the same name under the temporary folder when the account cannot enter `path` (a clone under /root). */
export function reachableFolder(path: string, user: ServerUser | undefined): string {
  const wanted = resolve(path);
  if (canReach(wanted, user)) return wanted;
  const name = `lode-${createHash("sha256").update(wanted).digest("hex").slice(0, 16)}`;
  return join(temporaryFolder(user), name);
}

/** A temporary folder the account can enter: TMPDIR may be closed to it. */
export function temporaryFolder(user: ServerUser | undefined): string {
  for (const folder of [tmpdir(), "/tmp", "/var/tmp"]) {
    if (existsSync(folder) && canReach(folder, user)) return folder;
  }
  throw new Error(
    `The account ${user?.name} that runs PostgreSQL can enter no temporary folder: set TMPDIR to one it can.`,
  );
}
