import { type Header, parseHeader, type RpcHeader } from "./chain/header.ts";
import type { Logger } from "./logger.ts";

const PACE = {
  /** Where no new head is announced for this long, one is asked for all the same: a connection may be dead and not know it. */
  checkMs: 2_000,
  reconnectMs: 5_000,
};

export type Heads = {
  /**
   * Resolves when there may be a new head, or the signal is aborted: with its header where it was announced whole. Of heads announced
   * meanwhile the newest counts; whoever is told of one looks for all the blocks before it.
   */
  next(): Promise<Header | undefined>;
  close(): void;
};

/** Announced over websocket where the node offers it at the same address, asked for every `pollMs` where not. */
export function watchHeads(
  rpcUrl: string,
  pollMs: number,
  log: Logger,
  signal: AbortSignal,
  { checkMs, reconnectMs } = PACE,
): Heads {
  let newest: Header | undefined;
  let told = false;
  let live = false;
  let wake = () => {};
  let reconnect: NodeJS.Timeout | undefined;
  let socket: WebSocket | undefined;
  const tell = (head?: Header) => {
    newest = head;
    told = true;
    wake();
  };

  const connect = () => {
    const opened = new WebSocket(rpcUrl.replace(/^http/, "ws"));
    socket = opened;
    opened.onopen = () => {
      opened.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] }));
    };
    opened.onmessage = ({ data }) => {
      const message = read(data);
      if (message.refused) return opened.close();
      if (!live) log.debug("New blocks are announced over websocket.");
      live = true;
      tell(message.header); // the answer to the subscription, too: blocks may have come while nobody listened
    };
    opened.onclose = () => {
      live = false;
      wake(); // asked for from now on
      if (!signal.aborted) reconnect = setTimeout(connect, reconnectMs);
    };
    opened.onerror = () => {}; // close follows
  };
  const close = () => {
    clearTimeout(reconnect);
    socket?.close();
    wake();
  };
  signal.addEventListener("abort", close, { once: true });
  connect();

  return {
    async next() {
      if (!told && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, live ? checkMs : pollMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const head = newest;
      told = false;
      newest = undefined;
      return head;
    },
    close,
  };
}

/** What a node sends over the websocket. A header that lacks anything is no more than a sign that there is one. */
function read(data: unknown): { refused?: boolean; header?: Header | undefined } {
  try {
    const { error, params } = JSON.parse(String(data)) as { error?: unknown; params?: { result?: Partial<RpcHeader> } };
    const { number, hash, parentHash, timestamp, logsBloom } = params?.result ?? {};
    if (error !== undefined) return { refused: true };
    if (!number || !hash || !parentHash || !timestamp || !logsBloom) return {};
    return { header: parseHeader({ number, hash, parentHash, timestamp, logsBloom }) };
  } catch {
    return {};
  }
}
