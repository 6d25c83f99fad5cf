// The local chain as a process of its own: Hardhat's node without a line of log per request, its clock standing where the demo starts.
import { network } from "hardhat";
import { env } from "#env.ts";
import { chainStart } from "#scripts/demo/calendar.ts";

const server = await network.createServer(
  { network: "local", override: { initialDate: chainStart } },
  "127.0.0.1",
  env.CHAIN_PORT,
);
const { address, port } = await server.listen();
console.log(`chain listens on ${address}:${port}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await server.close();
    process.exit(0);
  });
}
