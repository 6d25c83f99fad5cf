const everyMs = 500;

/** Calls `end` when the npm that started this process is gone: killed with -9, it has no time to tell. */
export function endWithNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, everyMs).unref();
}
