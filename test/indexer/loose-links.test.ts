import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { createBranches } from "./branch.ts";
import { indexOnce } from "./index-chain.ts";
import { startRpcProxy } from "./rpc-proxy.ts";
import { expectTruth } from "./truth.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
let proxy: Awaited<ReturnType<typeof startRpcProxy>>;
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  proxy = await startRpcProxy(world.rpcUrl);
});
afterAll(async () => {
  await Promise.all([proxy?.stop(), database?.drop()]);
  await world?.stop();
});

// Found by the simulator (seeds 39 and 47).
test("a block whose parent the local chain has is not put upon another one, though the node names that one at the height below", async () => {
  const branches = await createBranches(world);
  const fork = await branches.fork();
  await branches.lively(1);
  await indexOnce(database, world);
  const latest = { method: "eth_getBlockByNumber", params: ["latest", false] };
  const orphan: { number: string } = await world.client.request(latest as never);

  await fork.again();
  await branches.lively(2);
  let lies = 0;
  proxy.meddle = async ({ method, params }, forward) => {
    if (method !== "eth_getBlockByNumber" || params[0] !== orphan.number || lies > 0) return forward();
    lies++;
    return { result: orphan };
  };
  await indexOnce(database, { ...world, rpcUrl: proxy.rpcUrl });
  expect(lies).toBe(1);
  await expectTruth(database, world);
});
