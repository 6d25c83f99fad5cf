import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The server running on a data directory, from its own pid file; undefined where none runs. */
export function findServer(dataDir: string): { pid: number; port: number; state: string } | undefined {
  const pidFile = join(dataDir, "postmaster.pid");
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!isPostgresOn(pid, dataDir)) return undefined;
  return { pid, port: Number(lines[3]), state: (lines[7] ?? "").trim() };
}

/** Stops the server a killed parent left on this data directory, if there is one. */
export async function stopServer(dataDir: string): Promise<boolean> {
  const server = findServer(dataDir);
  if (!server) return false;
  process.kill(server.pid, "SIGINT");
  while (findServer(dataDir)) await new Promise((resolve) => setTimeout(resolve, 25));
  return true;
}

/** The pid in a file may since belong to a stranger; where the system can tell, it is asked. */
function isPostgresOn(pid: number, dataDir: string): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(dataDir);
  } catch {
    return false;
  }
}
