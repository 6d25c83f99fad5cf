import { createRandom, type Random } from "../random.ts";
import type { RpcAnswer, RpcRequest } from "./faulty-node.ts";
import { lieAboutHead, lieAboutHeader, lieAboutLogs, type Seen } from "./lies.ts";
import { count, type Tally } from "./tally.ts";

/** What happens to a whole HTTP request. */
const transport = { cut: 3, "HTTP 500": 2, "HTTP 429": 2, "truncated JSON": 2, slow: 3 } as const;
export type TransportFault = keyof typeof transport;

/** What happens to a new head that is announced. */
const announcing = { "announcement lost": 2, "announced twice": 1, "announced late": 2, "websocket cut": 1 } as const;

export type RpcFaults = ReturnType<typeof createRpcFaults>;

/** Questions for logs are few beside those for headers: their share of the lies is raised. */
const share = (method: string) => (method === "eth_getLogs" ? 2.5 : 0.5);

/**
 * Decides for each request whether it fails, and how. The same request, asked for the n-th time, meets the same fate in every run
 * of a seed, whenever it comes.
 */
export function createRpcFaults(seed: string, tally: Tally, seen: Seen, { losesLogs }: { losesLogs: boolean }) {
  const asked = new Map<string, number>();
  /** Of 1; never above 0.05. Zero while the indexer is let alone. */
  let rate = 0;
  const fateOf = (what: string): Random => {
    const times = (asked.get(what) ?? 0) + 1;
    asked.set(what, times);
    return createRandom(`${seed}/${times}/${what}`);
  };
  return {
    set rate(next: number) {
      if (next > 0.05) throw new RangeError("more than one request in twenty would fail");
      rate = next;
    },
    ofTransport(requests: RpcRequest[]): TransportFault | undefined {
      count(tally, "requests", requests.length);
      if (rate === 0) return undefined;
      const fate = fateOf(`HTTP ${requests.map(({ method, params }) => method + JSON.stringify(params)).join()}`);
      if (!fate.chance(rate * 0.4)) return undefined;
      const fault = fate.weighted(transport);
      count(tally, fault);
      return fault;
    },
    ofAnnouncement(announced: string): keyof typeof announcing | undefined {
      if (rate === 0) return undefined;
      const fate = fateOf(announced);
      if (!fate.chance(rate)) return undefined;
      const fault = fate.weighted(announcing);
      count(tally, fault);
      return fault;
    },
    /** What is answered instead of the truth; undefined: the truth. */
    async ofRequest(request: RpcRequest, forward: (request: RpcRequest) => Promise<RpcAnswer>): Promise<RpcAnswer> {
      if (rate === 0) return seen.remember(request, await forward(request));
      const fate = fateOf(request.method + JSON.stringify(request.params));
      if (!fate.chance(rate * share(request.method))) return seen.remember(request, await forward(request));
      if (fate.chance(0.25)) {
        count(tally, "JSON-RPC error");
        const code = fate.pick([-32000, -32005, -32603, 429])!;
        return { error: { code, message: fate.pick(["busy", "header not found", "rate limited", "internal error"])! } };
      }
      const lie = await tell(fate, request, forward, { seen, losesLogs });
      if (!lie) return seen.remember(request, await forward(request));
      count(tally, lie.kind);
      return lie.answer;
    },
  };
}

type Lie = { kind: string; answer: RpcAnswer };

async function tell(
  fate: Random,
  request: RpcRequest,
  forward: (request: RpcRequest) => Promise<RpcAnswer>,
  { seen, losesLogs }: { seen: Seen; losesLogs: boolean },
): Promise<Lie | undefined> {
  const { method, params } = request;
  if (method === "eth_getLogs") return lieAboutLogs(fate, await forward(request), seen, losesLogs);
  if (method === "eth_getBlockByNumber" && params[0] === "latest") return lieAboutHead(fate, request, forward);
  if (method === "eth_getBlockByNumber" && String(params[0]).startsWith("0x")) {
    return lieAboutHeader(fate, request, forward, seen);
  }
  if (/^eth_get(BlockByHash|TransactionReceipt|BlockReceipts)$/.test(method)) {
    return { kind: "null answer", answer: { result: null } };
  }
  return undefined;
}
