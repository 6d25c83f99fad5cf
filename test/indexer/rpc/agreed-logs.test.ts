import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createChainClient } from "#indexer/chain/chain-client.ts";
import { followed } from "#indexer/events.ts";
import { listen } from "../index-chain.ts";
import { type Meddle, startRpcProxy } from "../rpc-proxy.ts";
import { createWorld, type World } from "../world.ts";

type Node = Awaited<ReturnType<typeof startRpcProxy>>;
const honest: Meddle = (_, forward) => forward();

let world: World;
let nodes: [Node, Node, Node];
let last: bigint;
beforeAll(async () => {
  world = await createWorld();
  const batch = await world.createBatch();
  await world.buy(world.holders[0]!, batch, 5n);
  last = await world.client.getBlockNumber();
  const start = () => startRpcProxy(world.rpcUrl);
  nodes = await Promise.all([start(), start(), start()]);
});
afterAll(async () => {
  await Promise.all(nodes?.map((node) => node.stop()));
  await world?.stop();
});
let said: string[];
let log: ReturnType<typeof listen>["log"];
beforeEach(() => {
  ({ said, log } = listen());
  for (const node of nodes) node.asked.splice(0);
});
afterEach(() => {
  for (const node of nodes) node.meddle = honest;
});

const client = (agreement: number, use: Node[] = nodes) =>
  createChainClient(
    use.map(({ rpcUrl }) => rpcUrl),
    { agreement, log },
  );
const ours = () => followed(world.deployment);
const asked = (node: Node) => node.asked.filter(({ method }) => method === "eth_getLogs").length;
const setAside = (node: Node, words: RegExp) => said.some((line) => line.includes(node.rpcUrl) && words.test(line));

/** Changes the logs that a node answers with. */
const lying =
  (change: (logs: object[]) => object[]): Meddle =>
  async ({ method }, forward) => {
    const answer = await forward();
    return method === "eth_getLogs" ? { result: change(answer.result as object[]) } : answer;
  };
const leavesOneOut = lying((logs) => logs.slice(1));

describe("the logs of a range", () => {
  test("that two endpoints give alike are agreed on, however they are ordered and written", async () => {
    nodes[0].meddle = lying((logs) =>
      logs
        .toReversed()
        .map((log) => ({ ...log, address: (log as { address: string }).address.toUpperCase().replace("X", "x") })),
    );
    const { logs, agreed } = await client(2).logsOfRange(0n, last, ours());
    expect(agreed).toBe(true);
    expect(logs.length).toBeGreaterThan(5);
    expect(nodes.map(asked)).toEqual([1, 1, 0]);
  });

  test.each([
    { name: "leaves one out", meddle: leavesOneOut },
    {
      name: "changes what one says",
      meddle: lying((logs) => logs.map((log, i) => (i === 3 ? { ...log, data: "0x00" } : log))),
    },
  ])("are those of the two others where one endpoint $name, which is set aside", async ({ meddle }) => {
    const [first] = nodes;
    first.meddle = meddle;
    const { logs, agreed } = await client(2).logsOfRange(0n, last, ours());
    const { logs: whole } = await client(1, [nodes[1]]).logsOfRange(0n, last, ours());
    expect(agreed).toBe(true);
    expect(logs).toEqual(whole);
    expect(setAside(first, /answers with other logs of blocks 0 to \d+ than 2 others.*set aside/)).toBe(true);
  });

  test("that two endpoints give differently are waited for, with how many each gave", async () => {
    const [first, second] = nodes;
    first.meddle = leavesOneOut;
    await expect(client(2, [first, second]).logsOfRange(0n, last, ours())).rejects.toThrow(
      /give different logs of blocks 0 to \d+ \(.*\): waiting until 2 of them agree/,
    );
  });

  test("that one endpoint alone gives, where two must, are waited for: nothing else would notice a log it left out", async () => {
    const [first, second] = nodes;
    first.meddle = () => Promise.reject(new Error("cut"));
    second.meddle = leavesOneOut;
    await expect(client(2, [first, second]).logsOfRange(0n, last, ours())).rejects.toThrow(
      /^1 of the 2 RPC endpoints that must give the same logs of blocks 0 to \d+ answer\. .*cannot be reached/,
    );
  });

  test("are never agreed on where there is one endpoint, or one is enough", async () => {
    expect((await client(1, [nodes[0]]).logsOfRange(0n, last, ours())).agreed).toBe(false);
    expect((await client(1).logsOfRange(0n, last, ours())).agreed).toBe(false);
  });

  test("that one endpoint refuses for its size are asked of another, which is no reason to set the first aside", async () => {
    const [first] = nodes;
    first.meddle = async ({ method }, forward) =>
      method === "eth_getLogs"
        ? { error: { code: -32_602, message: "eth_getLogs is limited to a 2 range" } }
        : forward();
    expect((await client(2).logsOfRange(0n, last, ours())).agreed).toBe(true);
    expect(said).toEqual([]);
  });

  test("that are distrusted set aside who gave them", async () => {
    const [first, second] = nodes;
    const asking = client(1);
    const { distrust } = await asking.logsOfRange(0n, last, ours());
    expect(distrust("The RPC endpoint left out the 3 logs of block 7.").message).toMatch(/left out the 3 logs/);
    await asking.logsOfRange(0n, last, ours());
    expect([first, second].map(asked)).toEqual([1, 1]);
  });
});

describe("the logs of a block", () => {
  /** The last block, which has logs of ours. */
  const header = async () => {
    const found = await client(1).findHeader(last);
    if (!found) throw new Error("no last block");
    return found;
  };

  test("left out by one endpoint are found in another's receipts, and the endpoint is set aside", async () => {
    const [first, second] = nodes;
    first.meddle = lying(() => []);
    const logs = await client(1, [first, second]).logsOfBlock(await header(), ours());
    expect(logs.length).toBeGreaterThan(0);
    expect(setAside(first, /left out the \d+ logs of block \d+/)).toBe(true);
    expect(first.asked.some(({ method }) => method === "eth_getTransactionReceipt")).toBe(false);
  });

  test("of which one endpoint drops a single one are not believed of it", async () => {
    const [first] = nodes;
    first.meddle = leavesOneOut;
    const logs = await client(2).logsOfBlock(await header(), ours());
    expect(logs).toEqual(await client(1, [nodes[1]]).logsOfBlock(await header(), ours()));
    expect(setAside(first, /answers with other logs of block \d+ than 2 others/)).toBe(true);
  });

  test("that are another block's are nonsense", async () => {
    const [first] = nodes;
    first.meddle = lying((logs) => logs.map((log) => ({ ...log, blockHash: `0x${"ab".repeat(32)}` })));
    expect((await client(1).logsOfBlock(await header(), ours())).length).toBeGreaterThan(0);
    expect(setAside(first, /answers with logs of another block/)).toBe(true);
  });
});
