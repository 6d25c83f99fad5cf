import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { signalGroup } from "#scripts/dev/process-group.ts";
import type { Program } from "./contender.ts";

const SAMPLE_MS = 200;
const PATIENCE_MS = 10_000;

export type Running = Awaited<ReturnType<typeof runProgram>>;

/** Starts a program as the leader of its own group, and watches what it says and how much memory the group holds. */
export async function runProgram({ command, args, cwd, env }: Program, begins: RegExp) {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  await once(child, "spawn");
  const pid = child.pid ?? 0;
  const killWithUs = () => void signalGroup(pid, "SIGKILL");
  process.once("exit", killWithUs);
  const said: string[] = [];
  let begunAt: number | undefined;
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      said.push(line);
      if (said.length > 40) said.shift();
      if (begins.test(line)) begunAt ??= performance.now();
    });
  }
  let peakBytes = 0;
  const sampling = setInterval(async () => {
    peakBytes = Math.max(peakBytes, await memoryOfGroup(pid));
  }, SAMPLE_MS);
  let ended = false;
  const exited = once(child, "exit").then(() => {
    ended = true;
    clearInterval(sampling);
    process.off("exit", killWithUs);
  });
  return {
    startedAt,
    begunAt: () => begunAt ?? startedAt,
    /** The most its group held so far; looking ends here, since it takes time from what comes next. */
    peakBytes() {
      clearInterval(sampling);
      return peakBytes;
    },
    /** What its group holds now. */
    residentBytes: () => memoryOfGroup(pid),
    /** Seconds of processor it has used so far; on a busy machine they say more than the clock. */
    processorSeconds: () => processorTimeOfGroup(pid),
    ended: () => ended,
    /** Its last lines, for when something is wrong. */
    said: () => said.join("\n"),
    async stop() {
      signalGroup(pid, "SIGTERM");
      const patience = setTimeout(() => signalGroup(pid, "SIGKILL"), PATIENCE_MS);
      await exited;
      clearTimeout(patience);
      signalGroup(pid, "SIGKILL"); // children that outlived their parent
    },
  };
}

/** Seconds of processor that the living processes of a group have used, as `[[days-]hours:]minutes:seconds` of ps says. */
async function processorTimeOfGroup(group: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pgid=,time="]);
  const lines = stdout.split("\n").map((line) => line.trim().split(/\s+/));
  const seconds = (time: string) => {
    const [clock = "", days = "0"] = time.split("-").reverse();
    return clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
  };
  return lines.reduce((sum, [pgid, time = "0"]) => (Number(pgid) === group ? sum + seconds(time) : sum), 0);
}

/** Resident bytes of all processes of a group; pages that they share count for each. */
async function memoryOfGroup(group: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pgid=,rss="]);
  const lines = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  return lines.reduce((sum, [pgid, kilobytes = 0]) => (pgid === group ? sum + kilobytes * 1024 : sum), 0);
}
