import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { freePort, portNear } from "#scripts/dev/ports.ts";

const open: Server[] = [];
async function occupy(port: number, host = "127.0.0.1") {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  open.push(server);
}
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

test("a port that is free is taken as it is", async () => {
  const port = await freePort();
  expect(await portNear(port)).toBe(port);
});

test("a busy port is left for another one", async () => {
  const port = await freePort();
  await occupy(port);
  const other = await portNear(port);
  expect(other).not.toBe(port);
  await occupy(other); // really free
});

test("a port somebody holds on all addresses is busy", async () => {
  const port = await freePort();
  await occupy(port, "0.0.0.0");
  expect(await portNear(port)).not.toBe(port);
});

test("two parts of a stack never get the same port", async () => {
  const port = await freePort();
  expect(await portNear(port, new Set([port]))).not.toBe(port);
});
