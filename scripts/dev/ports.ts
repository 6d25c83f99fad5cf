import { connect, createServer } from "node:net";

const host = "127.0.0.1";

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** The port a listener on `port` gets, 0 asking for any; undefined where it is taken. */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : undefined));
    });
  });
}

// Both ways of asking: macOS lets one listen on 127.0.0.1 while another program holds the port on all addresses.
async function isFree(port: number): Promise<boolean> {
  return !(await answers(port)) && (await tryListen(port)) !== undefined;
}

/** Any free port of 127.0.0.1 that is not in `taken`. */
export async function freePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = await tryListen(0);
    if (port !== undefined && !taken.has(port)) return port;
  }
}

/** `preferred`, or the next free one of the twenty after it, or any free one. */
export async function portNear(preferred: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = preferred; port <= Math.min(preferred + 20, 65_535); port++) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  return freePort(taken);
}
