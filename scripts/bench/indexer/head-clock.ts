import { once } from "node:events";

/** When each block was announced over websocket, the first moment at which anybody can know of it. */
export async function watchBlocks(rpcUrl: string) {
  const times = new Map<number, number>();
  const socket = new WebSocket(rpcUrl.replace(/^http/, "ws"));
  await once(socket, "open");
  const subscribed = once(socket, "message");
  socket.addEventListener("message", ({ data }) => {
    const now = performance.now();
    const number = JSON.parse(String(data)).params?.result?.number;
    if (number !== undefined) times.set(Number(number), now);
  });
  socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] }));
  await subscribed;
  return { at: (block: number) => times.get(block), close: () => socket.close() };
}
