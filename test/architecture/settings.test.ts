import { describe, expect, test } from "vitest";
import { parseEnv, SettingsError, settings } from "#env.ts";
import { code, read, top } from "./repository.ts";

const names = Object.keys(settings.shape);
const example = Object.fromEntries(
  read(".env.example")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
);

describe("settings", () => {
  test(".env.example names each setting, and no other", () => {
    expect(Object.keys(example).sort()).toEqual([...names].sort());
  });

  test(".env.example gives the defaults", () => {
    expect(parseEnv(example)).toEqual(parseEnv({}));
  });

  test("the README explains each setting", () => {
    const readme = read("README.md");
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test("nobody reads the environment past env.ts", () => {
    // Configuration files run before anything of ours; scripts and tests hand an environment on to programs they start.
    const may = ["env.ts", "scripts", "test", "chain/read-deployment.ts"];
    const config = /^[\w.]+\.config\.ts$/;
    const readers = code.filter((path) => /process\.env\b(?!\.NODE_ENV)/.test(read(path)));
    expect(readers.filter((path) => !may.includes(path) && !may.includes(top(path)) && !config.test(path))).toEqual([]);
  });

  test("nothing of the environment is compiled into the browser's code", () => {
    expect(code.filter((path) => !path.startsWith("test/") && /process\.env\.NEXT_PUBLIC_/.test(read(path)))).toEqual(
      [],
    );
  });
});

describe("a bad setting", () => {
  const said = (source: Record<string, string>) => {
    try {
      parseEnv(source);
    } catch (error) {
      if (error instanceof SettingsError) return error.message;
    }
    return undefined;
  };

  test("is named in a sentence that says what it should be and where to correct it", () => {
    expect(said({ WEB_PORT: "x" })).toBe(
      'WEB_PORT must be a port number, but is "x". Correct it in the environment or in .env (see .env.example).',
    );
  });

  test("does not hide another", () => {
    expect(said({ WEB_PORT: "0", RPC_URL: "ftp://a", LOG_LEVEL: "loud" })?.split("\n")).toHaveLength(3);
  });

  test("is shown without a password", () => {
    expect(said({ DATABASE_URL: "mysql://lode:secret@host/lode" })).not.toContain("secret");
  });

  test("is shown without the keys of RPC providers", () => {
    const shown = said({ RPC_URL: "https://me:pass@a.example/v2/key1,ftp://b.example/key2?key3" });
    expect(shown).toContain('but is "https://…@a.example/…,ftp://b.example/…"');
  });

  test("is one that asks more RPC endpoints to agree than there are", () => {
    expect(said({ RPC_URL: "http://a,http://b", RPC_AGREEMENT: "3" })).toMatch(
      /RPC_AGREEMENT must be at most .* 2, but is "3"/,
    );
  });

  test("is an RPC_URL that scripts and the web server could not use", () => {
    expect(said({ RPC_URL: "ws://a,wss://b" })).toMatch(/RPC_URL must hold an http:\/\/ or https:\/\/ address/);
  });

  test("left empty counts as not set", () => {
    expect(parseEnv({ WEB_PORT: "", PUBLIC_RPC_URL: "" })).toEqual(parseEnv({}));
  });
});

test("RPC_URL may be several addresses: the indexer asks all of them, scripts and the web server the first over HTTP", () => {
  const { RPC_URL, RPC_URLS, PUBLIC_RPC_URL } = parseEnv({ RPC_URL: "wss://a, https://b/key,http://c" });
  expect(RPC_URLS).toEqual(["wss://a", "https://b/key", "http://c"]);
  expect(RPC_URL).toBe("https://b/key");
  expect(PUBLIC_RPC_URL).toBe("https://b/key");
});

test("browsers use the server's RPC unless told otherwise", () => {
  expect(parseEnv({ RPC_URL: "http://a:1" }).PUBLIC_RPC_URL).toBe("http://a:1");
  expect(parseEnv({ RPC_URL: "http://a:1", PUBLIC_RPC_URL: "https://b" }).PUBLIC_RPC_URL).toBe("https://b");
});
