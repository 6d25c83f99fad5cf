import { HttpRequestError } from "viem";
import { getHttpRpcClient, getWebSocketRpcClient } from "viem/utils";

export type Call = { id: number; method: string; params: unknown[] };
export type Reply = { id?: unknown; result?: unknown; error?: { code: number; message: string } };

/** A way to one node. */
export type Connection = {
  /** Sends calls together. Answers with one reply per call, in any order, or with anything else where the node refuses a batch. */
  post(calls: Call[]): Promise<unknown>;
  close(): void;
};

/** An answer larger than this is not read to its end. */
const LARGEST_BODY = 256 * 1024 * 1024;

export function connect(url: string, timeoutMs: number): Connection {
  return url.startsWith("ws") ? overWebsocket(url, timeoutMs) : overHttp(url, timeoutMs);
}

function overHttp(url: string, timeout: number): Connection {
  const client = getHttpRpcClient(url, { timeout, maxResponseBodySize: LARGEST_BODY, fetchFn: fetchOrSay });
  return {
    async post(calls) {
      const [only] = calls;
      return only && calls.length === 1 ? [await client.request({ body: only })] : client.request({ body: calls });
    },
    close() {},
  };
}

/** viem drops status and headers where the body is not the JSON that it is said to be, and they say most. */
async function fetchOrSay(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.ok) return response;
  const { status, headers } = response;
  const details = await response.text();
  const isJson = details.startsWith("{") && status !== 429 && !headers.has("retry-after");
  if (isJson) return new Response(details, { status, headers: { "content-type": "text/plain" } });
  throw new HttpRequestError({ url: "", status, headers, details: details.slice(0, 1_000) });
}

/** Opened when first asked, and again after it broke. */
function overWebsocket(url: string, timeout: number): Connection {
  const open = () => getWebSocketRpcClient(url, { reconnect: false });
  let client: ReturnType<typeof open> | undefined;
  let ended = false;
  const hangUp = () => {
    client?.then((socket) => socket.close()).catch(() => {});
    client = undefined;
  };
  return {
    async post(calls) {
      if (ended) throw new Error("closed");
      client ??= open();
      try {
        const socket = await client;
        return await Promise.all(calls.map((body) => socket.requestAsync({ body, timeout })));
      } catch (error) {
        hangUp();
        throw error;
      }
    },
    close() {
      ended = true;
      hangUp();
    },
  };
}
