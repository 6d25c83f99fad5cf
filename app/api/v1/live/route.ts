import { liveFeed } from "#app/_server/live-feed.ts";

const heartbeatMs = 15_000;

/** Server-sent events: `block` with the index status at once and after each block, `away` while the database cannot be reached. */
export function GET(request: Request) {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send("retry: 2000\n\n");
      const unsubscribe = liveFeed.subscribe((message) =>
        send(message === undefined ? "event: away\ndata: {}\n\n" : `event: block\ndata: ${message}\n\n`),
      );
      // A comment now and then keeps proxies from closing a quiet stream.
      const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
    },
    cancel: () => stop(),
  });
  request.signal.addEventListener("abort", () => stop());
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
