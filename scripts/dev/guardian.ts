// Outlives `npm run dev` by a moment: when the pipe from it closes, even by kill -9, every process group it was told of is ended
// and the files named on the command line are removed. Lines on stdin: "+PID" a group to watch, "-PID" it has ended.
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { signalGroup } from "./process-group.ts";

const graceMs = 5_000;
const groups = new Set<number>();

// Ctrl-C is for the parent to handle; our turn comes when its pipe closes.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith("+")) groups.add(pid);
  else groups.delete(pid);
}

const alive = () => [...groups].filter((pid) => signalGroup(pid, 0));
// Latest first: what was started last leans on what was started first.
for (const pid of alive().reverse()) signalGroup(pid, "SIGTERM");
for (const giveUpAt = performance.now() + graceMs; alive().length > 0 && performance.now() < giveUpAt; )
  await pause(50);
for (const pid of alive()) signalGroup(pid, "SIGKILL");
for (const file of process.argv.slice(2)) rmSync(file, { force: true });
