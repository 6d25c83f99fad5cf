import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type FaultyDatabase = Awaited<ReturnType<typeof startFaultyDatabase>>;

/** The way to PostgreSQL, which can be cut: at once, after some messages, or between a commit and its answer. */
export async function startFaultyDatabase(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let refusing = false;
  /** Messages of the client that may still pass; undefined: all. */
  let passes: number | undefined;
  let losesCommit = false;
  let onCut = () => {};

  const cut = () => {
    for (const socket of sockets) socket.destroy();
    onCut();
  };
  const server = createServer((client) => {
    if (refusing) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {}); // whoever cut it knows
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    let committing = false;
    client.on("data", (chunk) => {
      if (passes !== undefined && passes-- <= 0) {
        passes = undefined;
        return cut();
      }
      if (losesCommit && chunk.includes("COMMIT")) committing = true;
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      if (!committing) return void client.write(chunk);
      losesCommit = false;
      cut();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  const through = new URL(url);
  through.port = String(address.port);
  const whenCut = () => new Promise<void>((resolve) => (onCut = resolve));
  return {
    url: through.href,
    cut,
    /** Resolves when it happened: it does not where the indexer is idle. */
    cutAfter(messages: number): Promise<void> {
      passes = messages;
      return whenCut();
    },
    /** The next commit happens, and the client never hears of it. */
    loseCommit(): Promise<void> {
      losesCommit = true;
      return whenCut();
    },
    /** As a server that is restarting: cuts every connection and takes no new one until `false`. */
    refuse(yes: boolean) {
      refusing = yes;
      if (yes) cut();
    },
    /** No fault that was asked for happens any more. */
    behave() {
      refusing = false;
      passes = undefined;
      losesCommit = false;
    },
    close() {
      server.close();
      cut();
    },
  };
}
