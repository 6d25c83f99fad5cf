import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./poll.ts";

/** Who runs the stack of one LODE_HOME. `born` tells a process from a later one with the same number. */
export type Owner = { pid: number; born: string; guardian?: { pid: number; born: string }; url?: string };

/** When a process started, as far as the system says; undefined where there is no such process. */
export function bornAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return undefined;
  }
  if (!existsSync("/proc/self/stat")) return "unknown";
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

const isAlive = (who: { pid: number; born: string } | undefined) => who !== undefined && bornAt(who.pid) === who.born;

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // gone in the meantime, or not ours
  }
}

export class AlreadyRunning extends Error {
  override name = "AlreadyRunning";
}

/**
 * Makes this process the owner of `home`, waiting for the remains of a killed predecessor to be cleared away.
 * Throws `AlreadyRunning` where another lives. The claim is `file`; who removes it gives it up.
 */
export async function claimHome(home: string) {
  mkdirSync(home, { recursive: true });
  const file = join(home, "dev.json");
  const owner: Owner = { pid: process.pid, born: bornAt(process.pid) ?? "unknown" };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(owner));
  for (;;) {
    try {
      linkSync(draft, file); // all of it at once, or not at all
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const other = readOwner(file);
    if (other && isAlive(other)) {
      rmSync(draft);
      const where = other.url ? `is at ${other.url}` : "is still starting";
      throw new AlreadyRunning(
        `Lode already runs in this folder: it ${where} (process ${other.pid}). Use it, or stop it first: kill ${other.pid}`,
      );
    }
    await until("the previous run to be cleared away", () => !isAlive(other?.guardian), { timeoutMs: 20_000 });
    rmSync(file, { force: true });
  }
  rmSync(draft);
  return {
    file,
    note(more: Partial<Owner>) {
      Object.assign(owner, more);
      writeFileSync(draft, JSON.stringify(owner));
      renameSync(draft, file);
    },
  };
}
