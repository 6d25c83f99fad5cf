import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** In front of a server, whatever is spoken with it: for cutting connections, and for refusing new ones. */
export async function startTcpProxy(target: string) {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let refusing = false;
  const server = createServer((incoming) => {
    if (refusing) return incoming.destroy();
    const outgoing = connect(Number(port), hostname);
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("no port");
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    refuse(yes: boolean) {
      refusing = yes;
      if (yes) cut();
    },
    async stop() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
