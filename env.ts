import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** Every setting Lode reads, with its default. The server's and the scripts' only: no page of the browser may import this file. */
const port = z.coerce
  .number("must be a port number")
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(65_535, "must be 65535 or less");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });

export const settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql://user:password@host:port/name address" })
    .default("postgresql://lode:lode@127.0.0.1:5433/lode"),
  RPC_URL: httpUrl.default("http://127.0.0.1:8545"),
  PUBLIC_RPC_URL: httpUrl.optional(),
  CHAIN_ID: z.coerce
    .number("must be a chain id")
    .int("must be a whole number")
    .positive("must be above 0")
    .default(31_337),
  INDEXER_PORT: z.coerce
    .number("must be a port number")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(65_535, "must be 65535 or less")
    .default(9464),
  INDEXER_HOST: z.string().default("127.0.0.1"),
  LODE_HOME: z.string().default(".lode"),
  LODE_DEPLOYMENT: z.string().optional(),
  WEB_PORT: port.default(3000),
  CHAIN_PORT: port.default(8545),
  DATABASE_PORT: port.default(5433),
  LODE_DAY_SECONDS: z.coerce.number("must be a number of seconds").min(0, "must be 0 or more").default(60),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
    .default("info"),
});

/** Thrown once, listing every bad setting in a sentence of its own; it has no stack because the reader's settings are wrong, not our code. */
export class SettingsError extends Error {
  override name = "SettingsError";
  constructor(sentences: string[]) {
    super(sentences.join("\n"));
    this.stack = this.message;
  }
}

/** Reads settings from `source`; a setting left empty counts as not set. Throws `SettingsError`. */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        const shown = (given[name] ?? "").replace(/\/\/[^/@]*@/, "//…@"); // a password is nobody's business
        return `${name} ${issue.message}, but is "${shown}". Correct it in the environment or in .env (see .env.example).`;
      }),
    );
  }
  const { PUBLIC_RPC_URL, LODE_HOME, ...rest } = parsed.data;
  return { ...rest, PUBLIC_RPC_URL: PUBLIC_RPC_URL ?? rest.RPC_URL, LODE_HOME: resolve(LODE_HOME) };
}

// Weakest last: the environment, then .env, then what a running `npm run dev` moved (so that other commands find its ports).
if (process.env.NODE_ENV !== "test") {
  for (const file of [".env", join(process.env.LODE_HOME || ".lode", "running.env")]) {
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

export const env = parseEnv(process.env);
