const levels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof levels)[number];
export type Fields = Record<string, unknown>;
/** For programs that read logs: `code` is a short word that stays what it is when the sentence changes. */
export type TroubleFields = Fields & { code: string };
export type Logger = {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields: TroubleFields): void;
  error(message: string, fields: TroubleFields): void;
};

export type LoggerOptions = {
  /** Sentences for a terminal, one JSON object per line for anything else. */
  pretty?: boolean;
  /** In each line. */
  fields?: Fields;
  /** Applied to each line: takes secrets out. */
  hide?: (text: string) => string;
};

/** Errors go to stderr, the rest to stdout. */
export function createLogger(level: LogLevel, options: LoggerOptions = {}): Logger {
  const { pretty = process.stdout.isTTY === true, fields: always = {}, hide = (text) => text } = options;
  const at =
    (name: Exclude<LogLevel, "silent">) =>
    (message: string, fields: Fields = {}) => {
      if (levels.indexOf(name) < levels.indexOf(level)) return;
      const line = pretty
        ? message
        : JSON.stringify({ time: new Date().toISOString(), level: name, message, ...always, ...fields }, plain);
      (name === "error" ? process.stderr : process.stdout).write(`${hide(line)}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
