import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { RegtestChain } from "./chain.ts";
import { writeJson } from "./core-json.ts";
import { callCore, submit } from "./core-rpc.ts";
import { answerEsplora } from "./esplora.ts";
import { Fault } from "./fault.ts";

export type RegtestServer = {
  esploraUrl: string;
  /** With the name and the password in it, where there are. */
  rpcUrl: string;
  port: number;
  close(): Promise<void>;
};

/**
 * Serves a chain the way Esplora (under /api) and Bitcoin Core's JSON-RPC (at /) do, on 127.0.0.1; port 0 takes any free one.
 * `login` is "name:password", without which RPC calls are refused; nobody is asked for one if it is left out.
 */
export async function serveRegtest(
  chain: RegtestChain,
  { port = 0, login }: { port?: number; login?: string } = {},
): Promise<RegtestServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const answered = path.startsWith("/api/")
      ? serveEsplora(chain, path.slice(4), request, response)
      : serveRpc(chain, login, request, response);
    answered.catch(() => response.destroy()); // whoever asked went away
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    esploraUrl: `http://127.0.0.1:${taken}/api`,
    rpcUrl: `http://${login === undefined ? "" : `${login}@`}127.0.0.1:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serveEsplora(chain: RegtestChain, path: string, request: IncomingMessage, response: ServerResponse) {
  try {
    const answer =
      request.method === "POST" && path === "/tx"
        ? submit(chain, (await bodyOf(request)).trim())
        : answerEsplora(chain, path);
    if (typeof answer === "string") send(response, 200, "text/plain", answer);
    else if (answer instanceof Uint8Array) send(response, 200, "application/octet-stream", answer);
    else send(response, 200, "application/json", JSON.stringify(answer));
  } catch (error) {
    const { status, message } = faultOf(error);
    send(response, status, "text/plain", message);
  }
}

async function serveRpc(
  chain: RegtestChain,
  login: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const shown = `Basic ${Buffer.from(login ?? "").toString("base64")}`;
  if (login !== undefined && request.headers.authorization !== shown) return send(response, 401, "text/plain", "");
  let id: unknown = null;
  try {
    const call = JSON.parse(await bodyOf(request)) as { id?: unknown; method?: unknown; params?: unknown };
    id = call.id ?? null;
    if (!Array.isArray(call.params ?? [])) throw new Fault("Params must be an array", { code: -32600 });
    const result = callCore(chain, String(call.method), (call.params ?? []) as unknown[]);
    send(response, 200, "application/json", writeJson({ result, error: null, id }));
  } catch (error) {
    const { code, message, status } = faultOf(error);
    // Core answers 500 to whatever fails, but for a method it does not know.
    send(
      response,
      status === 404 ? 404 : 500,
      "application/json",
      writeJson({ result: null, error: { code, message }, id }),
    );
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof SyntaxError) return new Fault("Parse error", { code: -32700 });
  return new Fault(error instanceof Error ? error.message : String(error), { status: 500 });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array) {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
