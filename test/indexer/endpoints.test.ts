import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pause } from "#indexer/pause.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { createBranches } from "./branch.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "./index-chain.ts";
import { type Meddle, startRpcProxy } from "./rpc-proxy.ts";
import { createWorld, type World } from "./world.ts";

type Node = Awaited<ReturnType<typeof startRpcProxy>>;
const honest: Meddle = (_, forward) => forward();
const away: Meddle = () => Promise.reject(new Error("cut"));

let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let nodes: [Node, Node, Node];
let database: TestDatabase;
beforeAll(async () => {
  world = await createWorld();
  branches = await createBranches(world);
  for (let i = 0; i < 9; i++) await branches.lively(20);
  const start = () => startRpcProxy(world.rpcUrl);
  nodes = await Promise.all([start(), start(), start()]);
});
afterAll(async () => {
  await Promise.all(nodes?.map((node) => node.stop()));
  await world?.stop();
});
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const node of nodes) node.meddle = honest;
  await database.drop();
});

const through = (use: Node[] = nodes) => ({ rpcUrls: use.map(({ rpcUrl }) => rpcUrl), local: false });
const onlyHead = ({ method, params }: Parameters<Meddle>[0]) =>
  method === "eth_getBlockByNumber" && params[0] === "latest";

async function headIsIndexed() {
  const { hash, number } = await world.client.getBlock();
  const sql = "SELECT block_hash FROM chain_cursor";
  await until(async () => (await database.query(sql))[0]?.block_hash === hash, `block ${number} is indexed`);
}

async function expectTruth() {
  const fresh = await createTestDatabase();
  await indexOnce(fresh, world, { local: false });
  expect(await snapshot(database)).toEqual(await snapshot(fresh));
  await fresh.drop();
}

describe("with three endpoints the tables are those of an honest one", () => {
  const dropping: Meddle = async ({ method }, forward) => {
    const answer = await forward();
    return method === "eth_getLogs" ? { result: (answer.result as unknown[]).slice(1) } : answer;
  };
  const empty: Meddle = async ({ method }, forward) => (method === "eth_getLogs" ? { result: [] } : forward());
  const orphan: Meddle = async ({ method }, forward) => {
    const answer = await forward();
    if (method !== "eth_getLogs") return answer;
    const blockHash = `0x${"ab".repeat(32)}`;
    return { result: (answer.result as object[]).map((log) => ({ ...log, blockHash })) };
  };
  const old: Meddle = (request, forward) =>
    onlyHead(request)
      ? fetch(world.rpcUrl, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ ...request, jsonrpc: "2.0", params: ["0x20", false] }),
        }).then((response) => response.json() as ReturnType<Meddle>)
      : forward();
  test.each([
    { name: "is away", meddle: away },
    { name: "never answers", meddle: () => new Promise<never>(() => {}) },
    { name: "drops a log from each answer", meddle: dropping },
    { name: "knows of no logs", meddle: empty },
    { name: "answers with logs of an orphan", meddle: orphan },
    { name: "is far behind", meddle: old },
    {
      name: "is of another chain",
      meddle: async ({ method }, forward) => (method === "eth_chainId" ? { result: "0x1" } : forward()),
    },
  ] as { name: string; meddle: Meddle }[])("though the preferred $name, which is said", async ({ meddle }) => {
    nodes[0].meddle = meddle;
    // Never among the first two to name the head: the preferred one would be asked for logs, if it was honest.
    nodes[2].meddle = async (_, forward) => {
      await pause(50, new AbortController().signal);
      return forward();
    };
    const { log, said } = listen();
    await indexOnce(database, world, { ...through(), log, rpc: { timeoutMs: 500 } });
    await expectTruth();
    expect(said.filter((line) => line.includes(nodes[0].rpcUrl) && line.includes("set aside")).length).toBeGreaterThan(
      0,
    );
  });

  test("though one is enough to agree, and the preferred knows of no logs: headers and receipts tell", async () => {
    nodes[0].meddle = empty;
    const { log, said } = listen();
    await indexOnce(database, world, { ...through(), log, rpc: { agreement: 1 } });
    await expectTruth();
    expect(said.join("\n")).toMatch(/left out the.* logs of block \d+/);
  });

  test("without asking for the headers of blocks that two of them agree have no logs", async () => {
    await branches.empty(300);
    for (const node of nodes) node.asked.splice(0);
    await indexOnce(database, world, through());
    await expectTruth();
    const asked = nodes.flatMap((node) => node.asked).filter(({ method }) => method === "eth_getBlockByNumber");
    const { number } = await world.client.getBlock();
    expect(asked.length).toBeLessThan(Number(number));
  });

  test("when two of them refuse more than a few blocks at a time", async () => {
    const narrow: Meddle = async ({ method, params }, forward) => {
      if (method !== "eth_getLogs") return forward();
      const [{ fromBlock = 0, toBlock = 0 }] = params as [{ fromBlock?: string; toBlock?: string }];
      if (Number(toBlock) - Number(fromBlock) < 10) return forward();
      return { error: { code: -32_602, message: "You can make eth_getLogs requests with up to a 10 block range." } };
    };
    nodes[0].meddle = narrow;
    nodes[1].meddle = narrow;
    await indexOnce(database, world, through());
    await expectTruth();
  });

  test("when the preferred one goes away while they are followed", async () => {
    const indexer = startIndexer(database, world, through());
    await indexer.caughtUp;
    nodes[0].meddle = away;
    await branches.lively(5);
    await headIsIndexed();
    await indexer.stop();
    await expectTruth();
  });
});

describe("two endpoints of different chains", () => {
  /** Took another turn five blocks before the head. */
  const elsewhere =
    (from: bigint): Meddle =>
    async ({ method }, forward) => {
      const answer = await forward();
      const block = answer.result as { number: string; hash: string } | null;
      if (method !== "eth_getBlockByNumber" || !block || BigInt(block.number) < from) return answer;
      return { result: { ...block, hash: block.hash.replace("0x", "0xbad").slice(0, 66) } };
    };

  test("are waited for with a sentence that names both, nothing is written, and indexing goes on when they agree", async () => {
    const [first, second] = nodes;
    const { log, said } = listen();
    const indexer = startIndexer(database, world, { ...through([first, second]), log });
    await indexer.caughtUp;
    const before = await snapshot(database);
    const { number } = await world.client.getBlock();
    second.meddle = elsewhere(number - 5n);
    await branches.lively(5);
    const both = new RegExp(
      `name different blocks \\d+ \\(${first.rpcUrl} says 0x.*${second.rpcUrl} says 0xbad.*waiting until 2 of them agree`,
    );
    await until(() => said.some((line) => both.test(line)), "it is said");
    expect(await snapshot(database)).toEqual(before);
    second.meddle = honest;
    await headIsIndexed();
    await indexer.stop();
    await expectTruth();
  });
});

test("all endpoints being of another chain halts the indexer", async () => {
  for (const node of nodes) {
    node.meddle = async ({ method }, forward) => (method === "eth_chainId" ? { result: "0x2" } : forward());
  }
  const indexer = startIndexer(database, world, through());
  indexer.caughtUp.catch(() => {});
  await expect(indexer.ended).rejects.toThrow(/is a node of chain 2, but CHAIN_ID is 31337\. Set one of them right/);
});

test("an endpoint over websocket serves the whole way", async () => {
  await indexOnce(database, world, { rpcUrls: [world.rpcUrl.replace("http", "ws")], local: false });
  await expectTruth();
});
