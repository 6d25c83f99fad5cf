import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** Every setting Lode reads, with its default. The server's and the scripts' only: no page of the browser may import this file. */
const port = z.coerce
  .number("must be a port number")
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(65_535, "must be 65535 or less");
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a postgresql://user:password@host:port/name address",
});
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });
const isHttp = (url: string) => /^https?:/.test(url);
const rpcUrls = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((url) => url.trim())
      .filter((url) => url !== ""),
  )
  .refine((urls) => urls.every((url) => /^(https?|wss?):\/\//.test(url) && URL.canParse(url)), {
    error: "must be http://, https://, ws:// or wss:// addresses, separated by commas",
    abort: true,
  })
  // Scripts and the web server know http alone.
  .refine((urls) => urls.some(isHttp), { error: "must hold an http:// or https:// address" });

export const settings = z.object({
  DATABASE_URL: postgresUrl.default("postgresql://lode:lode@127.0.0.1:5433/lode"),
  DATABASE_READ_URL: postgresUrl.optional(),
  RPC_URL: rpcUrls.default(["http://127.0.0.1:8545"]),
  RPC_AGREEMENT: z.coerce
    .number("must be a number of endpoints")
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .optional(),
  RPC_REQUESTS_PER_SECOND: z.coerce.number("must be a number of requests").positive("must be above 0").optional(),
  PUBLIC_RPC_URL: httpUrl.optional(),
  BITCOIN_RPC_URL: httpUrl.optional(),
  BITCOIN_ESPLORA_URL: httpUrl.optional(),
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
  BITCOIN_PORT: port.default(18_443),
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
        // Passwords are nobody's business, nor what follows an RPC provider's host: its keys.
        const withoutPassword = (given[name] ?? "").replace(/\/\/[^/@,]*@/g, "//…@");
        const shown = name.includes("RPC_URL")
          ? withoutPassword.replace(/(\/\/[^/?,]*)[/?][^,]+/g, "$1/…")
          : withoutPassword;
        return `${name} ${issue.message}, but is "${shown}". Correct it in the environment or in .env (see .env.example).`;
      }),
    );
  }
  const { RPC_URL: RPC_URLS, RPC_AGREEMENT, PUBLIC_RPC_URL, LODE_HOME, DATABASE_READ_URL, ...rest } = parsed.data;
  const RPC_URL = RPC_URLS.find(isHttp) ?? "";
  if ((RPC_AGREEMENT ?? 1) > RPC_URLS.length) {
    const sentence = `RPC_AGREEMENT must be at most the number of addresses in RPC_URL, which is ${RPC_URLS.length}, but is "${RPC_AGREEMENT}".`;
    throw new SettingsError([`${sentence} Correct it in the environment or in .env (see .env.example).`]);
  }
  return {
    ...rest,
    /** What the web server reads from: a replica, or the database itself. */
    DATABASE_READ_URL: DATABASE_READ_URL ?? rest.DATABASE_URL,
    /** The first over HTTP: what scripts and the web server use. */
    RPC_URL,
    RPC_URLS,
    RPC_AGREEMENT,
    PUBLIC_RPC_URL: PUBLIC_RPC_URL ?? RPC_URL,
    LODE_HOME: resolve(LODE_HOME),
  };
}

// Weakest last: the environment, then .env, then what a running `npm run dev` moved (so that other commands find its ports).
if (process.env.NODE_ENV !== "test") {
  for (const file of [".env", join(process.env.LODE_HOME || ".lode", "running.env")]) {
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

export const env = parseEnv(process.env);
