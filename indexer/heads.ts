import type { Logger } from "./logger.ts";

/** Where no new head is announced for this long, one is asked for all the same. */
const CHECK_MS = 2_000;
const RECONNECT_MS = 5_000;

export type Heads = {
  /** Resolves when there may be a new head, or the signal is aborted. Heads announced meanwhile are not missed. */
  next(): Promise<void>;
  close(): void;
};

/** Announced over websocket where the node offers it at the same address, asked for every `pollMs` where not. */
export function watchHeads(rpcUrl: string, pollMs: number, log: Logger, signal: AbortSignal): Heads {
  let announced = false;
  let live = false;
  let wake = () => {};
  let reconnect: NodeJS.Timeout | undefined;
  let socket: WebSocket | undefined;

  const connect = () => {
    socket = new WebSocket(rpcUrl.replace(/^http/, "ws"));
    socket.onopen = () => {
      socket?.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] }));
    };
    socket.onmessage = () => {
      if (!live) log.debug("New blocks are announced over websocket.");
      live = true;
      announced = true;
      wake();
    };
    socket.onclose = () => {
      live = false;
      if (!signal.aborted) reconnect = setTimeout(connect, RECONNECT_MS);
    };
    socket.onerror = () => {}; // close follows
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
      if (!announced && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, live ? CHECK_MS : pollMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      announced = false;
    },
    close,
  };
}
