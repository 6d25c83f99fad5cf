import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findBinaries } from "./binaries.ts";
import { findServer, stopServer } from "./leftover.ts";
import { findServerUser, reachableFolder } from "./server-user.ts";

export type EmbeddedOptions = {
  /** Where the data lives. Moved to the temporary folder when the server's user cannot enter it (see `dataDir` of the answer). */
  dataDir: string;
  port: number;
  user?: string;
  password?: string;
  /** How many may be connected at once. */
  connections?: number;
  /** Other programs than those that came with `npm install`. */
  binaries?: { initdb: string; postgres: string };
  /** No fsync: for tests, whose data nobody keeps. */
  throwaway?: boolean;
  /** Each line the server prints. */
  onLog?: (line: string) => void;
};

export type EmbeddedServer = {
  /** A database's URL; the database itself may still have to be created. */
  url(database: string): string;
  dataDir: string;
  pid: number;
  /** True when this start created the data directory. */
  fresh: boolean;
  /** Fast shutdown: open connections are cut, nothing committed is lost. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that came with `npm install`, on 127.0.0.1 only. A server left on the same data directory by a killed
 * parent is stopped first. Throws with the server's own words when it does not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { port, user = "lode", password = "lode", throwaway = false, onLog = () => {} } = options;
  const { connections = 200 } = options;
  const account = findServerUser();
  const dataDir = reachableFolder(options.dataDir, account);
  const binaries = options.binaries ?? findBinaries(account);
  await stopServer(dataDir);

  const fresh = !existsSync(join(dataDir, "PG_VERSION"));
  const said: string[] = [];
  const run = (program: string, args: string[]) => {
    const child = spawn(program, args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: dirname(dataDir),
      env: { ...process.env, LC_ALL: "C", HOME: dirname(dataDir) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        for (const line of text.split("\n").filter(Boolean)) {
          said.push(line);
          if (said.length > 200) said.shift();
          onLog(line);
        }
      });
    }
    return child;
  };

  if (fresh) {
    rmSync(dataDir, { recursive: true, force: true }); // an initdb that was killed half-way
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o700);
    if (account) chownSync(dataDir, account.uid, account.gid);
    const passwordFile = `${dataDir}.password`;
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);
    try {
      const child = run(binaries.initdb, [
        ...["-D", dataDir, "-U", user, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
        ...["--encoding=UTF8", "--locale=C", "--no-instructions", ...(throwaway ? ["--no-sync"] : [])],
      ]);
      const [code] = await once(child, "exit");
      if (code !== 0) throw new Error(`PostgreSQL could not create its data in ${dataDir}:\n${said.join("\n")}`);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  const server = run(binaries.postgres, [
    ...["-D", dataDir, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    ...(throwaway ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : []),
    ...["-c", `max_connections=${connections}`, "-c", "timezone=UTC", "-c", "log_min_messages=warning"],
  ]);
  const exited = once(server, "exit");
  while (findServer(dataDir)?.state !== "ready") {
    const waited = new Promise((resolve) => setTimeout(resolve, 20));
    const result = await Promise.race([exited, waited]);
    if (result) throw new Error(`PostgreSQL did not start on port ${port}:\n${said.join("\n")}`);
  }
  return {
    url: (database) =>
      `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    dataDir,
    pid: server.pid ?? 0,
    fresh,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) server.kill("SIGINT");
      await exited;
    },
  };
}
