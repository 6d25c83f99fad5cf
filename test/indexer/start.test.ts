import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestChain } from "../chain-server.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, listen, startIndexer } from "./index-chain.ts";
import { startRpcProxy } from "./rpc-proxy.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let node: Awaited<ReturnType<typeof startRpcProxy>>;
let database: TestDatabase;
beforeAll(async () => {
  const chain = await startTestChain();
  await chain.client.mine({ blocks: 5 });
  world = await createWorld(chain);
  await world.createBatch();
  node = await startRpcProxy(world.rpcUrl);
});
afterAll(async () => {
  await node?.stop();
  await world?.stop();
});
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  node.meddle = (_, forward) => forward();
  await database.drop();
});

const PUBLIC = { local: false };
const place = (changed: Partial<World["deployment"]> = {}) => ({
  rpcUrl: node.rpcUrl,
  deployment: { ...world.deployment, ...changed },
});
async function halted(changed: Partial<World["deployment"]>): Promise<string> {
  const indexer = startIndexer(database, place(changed), PUBLIC);
  indexer.caughtUp.catch(() => {});
  const error = await indexer.ended.catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: "HaltError" });
  expect(await database.query("SELECT 1 FROM chain_cursor")).toEqual([]);
  return (error as Error).message;
}

describe("on a public chain a deployment file halts the indexer, with what to correct and nothing written,", () => {
  test("when a contract was there before the block it calls the first: the sentence says which block is", async () => {
    const { startBlock, attesterRegistry } = world.deployment;
    const late = (await world.client.getBlockNumber()) - 1n;
    const sentence = await halted({ startBlock: Number(late) });
    const named =
      /The contract at (\S+) was there before block (\d+), .*logs would be missing\. Set startBlock to (\d+)\.$/;
    const [, address, before, first] = named.exec(sentence) ?? [];
    expect(BigInt(before ?? -1)).toBe(late);
    const code = (block: bigint) =>
      world.client.getCode({ address: address as typeof attesterRegistry, blockNumber: block });
    expect(await code(BigInt(first ?? 0))).toBeDefined();
    expect(await code(BigInt(first ?? 0) - 1n)).toBeUndefined();
    expect(Number(first)).toBeGreaterThanOrEqual(startBlock);
  });

  test("when the chain has not come as far as the block it calls the first", async () => {
    expect(await halted({ startBlock: 1_000_000 })).toMatch(
      /starts at block 1000000 \(startBlock\), but the chain is at block \d+ only/,
    );
  });

  test.each(["capacitySlices", "batchManager", "attesterRegistry", "fleetRegistry"] as const)(
    "when there is no contract where it says that %s is",
    async (name) => {
      const address = `0x${"77".repeat(20)}` as const;
      expect(await halted({ [name]: address })).toContain(`There is no contract at ${address} on chain 31337`);
    },
  );

  test("when its first block is another chain's", async () => {
    expect(await halted({ genesisHash: `0x${"00".repeat(32)}` })).toMatch(
      /its first block differs. Deploy to it, or correct RPC_URL/,
    );
  });
});

test("a node that forgot what was there before is believed about startBlock, and that is said at the level of debugging", async () => {
  node.meddle = async ({ method, params }, forward) =>
    method === "eth_getCode" && params[1] !== "latest"
      ? { error: { code: -32_000, message: "missing trie node 0xabc (path )" } }
      : forward();
  const { log, said } = listen();
  await indexOnce(database, place(), { ...PUBLIC, log });
  expect(said.join("\n")).toMatch(
    /Whether startBlock is early enough cannot be seen: .*an archive or full node is needed/,
  );
});

test("one wrong answer about chain, first block or contracts is no reason to halt", async () => {
  const lies = new Set<string>();
  node.meddle = async (request, forward) => {
    const { method, params } = request;
    const asked = `${method} ${params[0]}`;
    const lie = { eth_chainId: "0x1", eth_getCode: "0x", "eth_getBlockByNumber 0x0": { hash: `0x${"ab".repeat(32)}` } };
    const found = Object.entries(lie).find(([start]) => asked.startsWith(start));
    if (!found || lies.has(found[0])) return forward();
    lies.add(found[0]);
    return { result: found[1] };
  };
  await indexOnce(database, place(), PUBLIC);
  expect(lies.size).toBe(3);
});
