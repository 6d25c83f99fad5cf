import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Guard = {
  pid: number;
  watch(pid: number): void;
  forget(pid: number): void;
  /** Closes the pipe; whatever is still watched is ended by the guardian. */
  release(): Promise<void>;
};

/** Starts the guardian, which ends everything it was told to watch when this process is gone, and removes `files`. */
export function startGuard(files: string[]): Guard {
  const script = fileURLToPath(new URL("./guardian.ts", import.meta.url));
  const child = spawn(process.execPath, [script, ...files], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.stdin.on("error", () => {}); // it is gone: nothing left to tell
  if (child.pid === undefined)
    throw new Error("Could not start the guardian process (is the machine out of processes?).");
  return {
    pid: child.pid,
    watch: (pid) => void child.stdin.write(`+${pid}\n`),
    forget: (pid) => void child.stdin.write(`-${pid}\n`),
    release: () => {
      child.stdin.end();
      return gone;
    },
  };
}
