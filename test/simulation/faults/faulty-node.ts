import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { passAnnouncements } from "./announcements.ts";
import type { RpcFaults } from "./rpc-faults.ts";

export type RpcRequest = { id: number; method: string; params: unknown[] };
export type RpcAnswer = { id?: number; jsonrpc?: string; result?: unknown; error?: { code: number; message: string } };

const SLOW_MS = 120;

export type FaultyNode = Awaited<ReturnType<typeof startFaultyNode>>;

/** A node in front of the real one, over HTTP and websocket, that fails and lies as `faults` says. */
export async function startFaultyNode(rpcUrl: string, faults: RpcFaults) {
  const sockets = new Set<Duplex>();
  /** Requests that may still pass; undefined: all. */
  let passes: number | undefined;
  let release = () => {};
  let released = Promise.resolve();
  let onHeld = () => {};

  const gate = async () => {
    if (passes === undefined) return;
    if (passes-- > 0) return;
    onHeld();
    await released;
  };
  const forward = async (request: RpcRequest): Promise<RpcAnswer> => {
    const body = JSON.stringify({ ...request, jsonrpc: "2.0" });
    const headers = { "content-type": "application/json" };
    return (await (await fetch(rpcUrl, { method: "POST", headers, body })).json()) as RpcAnswer;
  };
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const asked = JSON.parse(await text(incoming)) as RpcRequest | RpcRequest[];
    await gate();
    const requests = Array.isArray(asked) ? asked : [asked];
    const fault = faults.ofTransport(requests);
    if (fault === "cut") return void outgoing.destroy();
    if (fault === "HTTP 500") return void outgoing.writeHead(500).end("<html>Internal Server Error</html>");
    if (fault === "HTTP 429") return void outgoing.writeHead(429).end('{"error":"too many requests"}');
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    const answers = await Promise.all(
      requests.map(async (request) => ({
        ...(await faults.ofRequest(request, forward)),
        ...{ jsonrpc: "2.0", id: request.id },
      })),
    );
    const body = JSON.stringify(Array.isArray(asked) ? answers : answers[0]);
    outgoing.setHeader("content-type", "application/json");
    outgoing.end(fault === "truncated JSON" ? body.slice(0, body.length / 2) : body);
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on("connection", (socket: Socket) => keep(sockets, socket));
  server.on("upgrade", (incoming: IncomingMessage, socket: Duplex) => {
    const { hostname, port } = new URL(rpcUrl);
    const upstream = keep(sockets, connect(Number(port), hostname));
    keep(sockets, socket);
    const headers = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    upstream.write(`GET ${incoming.url} HTTP/1.1\r\n${headers.join("")}\r\n`);
    socket.pipe(upstream);
    passAnnouncements(upstream, socket, faults);
    socket.on("close", () => upstream.destroy());
    upstream.on("close", () => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  const resume = () => {
    passes = undefined;
    release();
  };
  return {
    rpcUrl: `http://127.0.0.1:${address.port}`,
    /** Lets `count` requests pass and holds the next: resolves when one is held, or none came for a while. */
    async holdAfter(count: number, patienceMs: number): Promise<void> {
      release();
      released = new Promise((resolve) => (release = resolve));
      passes = count;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patienceMs);
        onHeld = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    resume,
    /** As when the process at the other end is gone: every connection ends at once, and there is no new one. */
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      resume();
    },
  };
}

function keep<One extends Duplex>(sockets: Set<Duplex>, socket: One): One {
  sockets.add(socket);
  socket.on("error", () => {}); // whoever cut it knows
  socket.on("close", () => sockets.delete(socket));
  return socket;
}
