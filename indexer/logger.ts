const levels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof levels)[number];
export type Logger = Record<Exclude<LogLevel, "silent">, (message: string, fields?: Record<string, unknown>) => void>;

/** Sentences for a terminal, one JSON object per line for anything else. */
export function createLogger(level: LogLevel, pretty = process.stdout.isTTY === true): Logger {
  const at =
    (name: Exclude<LogLevel, "silent">) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      if (levels.indexOf(name) < levels.indexOf(level)) return;
      const line = pretty
        ? message
        : JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields }, plain);
      (name === "error" ? process.stderr : process.stdout).write(`${line}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
