import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { findFreePort } from "../free-port.ts";

export type RpcRequest = { id: number; method: string; params: unknown[] };
export type RpcAnswer = { id?: number; jsonrpc?: string; result?: unknown; error?: { code: number; message: string } };
/** Answers a request itself, or hands on what `forward` says, changed or not. Throwing cuts the connection. */
export type Meddle = (request: RpcRequest, forward: () => Promise<RpcAnswer>) => Promise<RpcAnswer>;
/** Answers a whole HTTP request, a batch or not, before any of it is looked at; undefined lets it pass. */
export type Refuse = (asked: RpcRequest | RpcRequest[]) => HttpAnswer | undefined;
export type HttpAnswer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** A node that misbehaves as `meddle` and `refuse` say, in front of a real one. Offers no websocket. */
export async function startRpcProxy(rpcUrl: string, meddle: Meddle = (_, forward) => forward()) {
  const proxy = { meddle, refuse: (() => undefined) as Refuse };
  const asked: RpcRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    try {
      const received = JSON.parse(await text(incoming)) as RpcRequest | RpcRequest[];
      asked.push(...[received].flat());
      const refusal = proxy.refuse(received);
      if (refusal) {
        const { status = 200, headers = {}, body } = refusal;
        outgoing.writeHead(status, { "content-type": "application/json", ...headers });
        outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
        return;
      }
      const one = async (request: RpcRequest): Promise<RpcAnswer> => {
        const forward = async () => {
          const body = JSON.stringify({ jsonrpc: "2.0", ...request });
          const headers = { "content-type": "application/json" };
          return (await (await fetch(rpcUrl, { method: "POST", headers, body })).json()) as RpcAnswer;
        };
        return { ...(await proxy.meddle(request, forward)), jsonrpc: "2.0", id: request.id };
      };
      const answer = Array.isArray(received) ? await Promise.all(received.map(one)) : await one(received);
      outgoing.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    } catch {
      outgoing.destroy();
    }
  });
  const port = await findFreePort();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    rpcUrl: `http://127.0.0.1:${port}`,
    /** Every call received, batches taken apart. */
    asked,
    /** Changes how the node behaves from now on. */
    set meddle(next: Meddle) {
      proxy.meddle = next;
    },
    set refuse(next: Refuse) {
      proxy.refuse = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
