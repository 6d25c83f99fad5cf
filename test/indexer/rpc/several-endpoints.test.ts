import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createChainClient } from "#indexer/chain/chain-client.ts";
import { startTestChain, type TestChain } from "../../chain-server.ts";
import { listen, until } from "../index-chain.ts";
import { type Meddle, type RpcAnswer, startRpcProxy } from "../rpc-proxy.ts";

type Node = Awaited<ReturnType<typeof startRpcProxy>>;
const honest: Meddle = (_, forward) => forward();
const away: Meddle = () => Promise.reject(new Error("cut"));

let chain: TestChain;
let other: TestChain;
let nodes: [Node, Node, Node];
beforeAll(async () => {
  [chain, other] = await Promise.all([startTestChain(), startTestChain({ chainId: 7 })]);
  for (let i = 0; i < 40; i++) await chain.client.mine({ blocks: 1 });
  const start = () => startRpcProxy(chain.rpcUrl);
  nodes = await Promise.all([start(), start(), start()]);
});
afterAll(async () => {
  await Promise.all(nodes?.map((node) => node.stop()));
  await Promise.all([chain?.stop(), other?.stop()]);
});
let said: string[];
let log: ReturnType<typeof listen>["log"];
beforeEach(() => {
  ({ said, log } = listen());
  for (const node of nodes) node.asked.splice(0);
});
afterEach(() => {
  for (const node of nodes) {
    node.meddle = honest;
    node.refuse = () => undefined;
  }
});

const client = (agreement?: number, use: Node[] = nodes) =>
  createChainClient(
    use.map(({ rpcUrl }) => rpcUrl),
    { agreement, log, timeoutMs: 500 },
  );
const count = (node: Node, method: string) => node.asked.filter((call) => call.method === method).length;
const about = (node: Node, words: RegExp) => said.filter((line) => line.includes(node.rpcUrl) && words.test(line));

type Block = { number: `0x${string}`; hash: string; parentHash: string };
/** What a node answers that took another turn at block `from`, or is `behind` blocks back. */
function strayed({ from = Number.POSITIVE_INFINITY, behind = 0 }): Meddle {
  const other = (hash: string) => `0xbad${hash.slice(5)}`;
  return async ({ method, params }, forward): Promise<RpcAnswer> => {
    if (method !== "eth_getBlockByNumber") return forward();
    if (params[0] === "latest" && behind > 0) return lagging(behind);
    const answer = await forward();
    const block = answer.result as Block;
    if (Number(block.number) < from) return answer;
    const parentHash = Number(block.number) === from ? block.parentHash : other(block.parentHash);
    return { result: { ...block, hash: other(block.hash), parentHash } };
  };
}
async function lagging(behind: number): Promise<RpcAnswer> {
  const number = `0x${(40 - behind).toString(16)}`;
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: [number, false] });
  const headers = { "content-type": "application/json" };
  return (await (await fetch(chain.rpcUrl, { method: "POST", headers, body })).json()) as RpcAnswer;
}

describe("an endpoint that fails", () => {
  test("is set aside, which is said once and why, and others are asked until it is back, which is said too", async () => {
    const [first, second] = nodes;
    first.meddle = away;
    const asked = client(1);
    for (let i = 0; i < 5; i++) expect((await asked.headers([3n, 4n])).map(({ number }) => number)).toEqual([3n, 4n]);
    expect(about(first, /cannot be reached.*set aside/)).toHaveLength(1);
    expect(count(second, "eth_getBlockByNumber")).toBe(10);
    first.meddle = honest;
    await until(async () => {
      await asked.headers([3n]);
      return about(first, /answers again/).length === 1;
    }, "it is back");
    const before = count(first, "eth_getBlockByNumber");
    await asked.headers([3n]);
    expect(count(first, "eth_getBlockByNumber")).toBe(before + 1);
  });

  test.each([
    { name: "does not answer in time", meddle: () => new Promise<RpcAnswer>(() => {}), why: /took longer than 0\.5 s/ },
    { name: "answers for another block", meddle: async () => ({ result: { number: "0x1" } }), why: /answers with/ },
    { name: "does not have the block", meddle: async () => ({ result: null }), why: /does not have block 3/ },
    {
      name: "lacks a method",
      meddle: async () => ({ error: { code: -32_601, message: "no" } }),
      why: /does not offer/,
    },
  ] as { name: string; meddle: Meddle; why: RegExp }[])("because it $name is set aside", async ({ meddle, why }) => {
    const [first] = nodes;
    first.meddle = meddle;
    expect(await client(1).headers([3n])).toHaveLength(1);
    expect(about(first, why)).toHaveLength(1);
  });

  test("because it is asked too often is left alone as long as it wants, while the next answers at once", async () => {
    const [first] = nodes;
    first.refuse = () => ({ status: 429, headers: { "retry-after": "3600" }, body: "" });
    const asked = client(1);
    for (let i = 0; i < 3; i++) await asked.headers([3n]);
    expect(first.asked).toHaveLength(1);
    expect(about(first, /wants fewer requests \(HTTP 429\).*set aside/)).toHaveLength(1);
  });

  test("with all others is asked all the same, and the error speaks of each", async () => {
    for (const node of nodes) node.meddle = away;
    const asked = client(1);
    await expect(asked.headers([3n])).rejects.toThrow(/No RPC endpoint answers\..*cannot be reached/);
    for (const node of nodes) node.meddle = honest;
    expect(await asked.headers([3n])).toHaveLength(1);
  });
});

describe("the chain id", () => {
  const wrong: Meddle = async ({ method }, forward) => (method === "eth_chainId" ? { result: "0x1" } : forward());

  test("of one endpoint being another is warned of, and that endpoint is not used until it answers right", async () => {
    const [first] = nodes;
    first.meddle = wrong;
    const asked = client(1);
    await asked.requireChain({ chainId: 31_337 });
    await asked.headers([3n]);
    expect(about(first, /is a node of chain 1, but CHAIN_ID is 31337.*set aside/)).toHaveLength(1);
    expect(count(first, "eth_getBlockByNumber")).toBe(0);
    first.meddle = honest;
    await until(async () => {
      await asked.headers([3n]);
      return count(first, "eth_getBlockByNumber") > 1;
    }, "it is used again");
  });

  test("of all of them being another is told with each", async () => {
    for (const node of nodes) node.meddle = wrong;
    await expect(client(1).requireChain({ chainId: 31_337 })).rejects.toThrow(
      new RegExp(nodes.map(({ rpcUrl }) => `${rpcUrl}\\) is a node of chain 1`).join(".*")),
    );
  });

  test("is asked for again whenever an endpoint was away", async () => {
    const [first] = nodes;
    const asked = client(1, [first]);
    await asked.requireChain({ chainId: 31_337 });
    first.meddle = away;
    await expect(asked.head()).rejects.toThrow(/cannot be reached/);
    first.meddle = wrong;
    await expect(asked.head()).rejects.toThrow(/is a node of chain 1/);
    expect(count(first, "eth_chainId")).toBe(2);
  });

  test("being right, another first block than the deployment's is refused too", async () => {
    const asked = createChainClient([nodes[0].rpcUrl, other.rpcUrl], { agreement: 1, log });
    const { hash } = await chain.client.getBlock({ blockNumber: 0n });
    await asked.requireChain({ chainId: 31_337, genesisHash: hash });
    await until(() => said.some((line) => line.includes(other.rpcUrl)), "the other chain is seen");
    expect(said.join("\n")).toMatch(/is a node of chain 7/);
  });
});

describe("the head", () => {
  test("is what two of three name, though the first is at another block", async () => {
    const [first, , third] = nodes;
    first.meddle = strayed({ from: 39 });
    const { hash } = await chain.client.getBlock();
    expect((await client(2).head()).hash).toBe(hash);
    third.meddle = away;
    await expect(client(2).head()).rejects.toThrow(/name different blocks 39 .*waiting until 2 of them agree/);
  });

  test("is the highest block that enough of them have", async () => {
    const [first, second] = nodes;
    first.meddle = strayed({ behind: 3 });
    second.meddle = strayed({ behind: 1 });
    expect((await client(1).head()).number).toBe(40n);
    expect((await client(2).head()).number).toBe(39n);
    expect((await client(3).head()).number).toBe(37n);
  });

  test("is the block before a fork's two ends", async () => {
    const [first, second] = nodes;
    first.meddle = strayed({ from: 40 });
    expect((await client(2, [first, second]).head()).number).toBe(39n);
  });

  test("is asked of each once, and nothing else is asked, where they agree", async () => {
    await client(2).head();
    expect(nodes.map(({ asked }) => asked.length)).toEqual([1, 1, 1]);
  });

  test("is waited for while too few answer, with what is wrong with the others", async () => {
    const [first, second] = nodes;
    first.meddle = away;
    await expect(client(2, [first, second]).head()).rejects.toThrow(
      /1 of the 2 RPC endpoints that must name the same block answer\. .*cannot be reached/,
    );
  });

  test("shows which endpoint lags, and that one is not asked for blocks", async () => {
    const [first] = nodes;
    first.meddle = strayed({ behind: 30 });
    const asked = client(2);
    expect((await asked.head()).number).toBe(40n);
    await until(() => about(first, /is at block 10, 30 behind the others.*set aside/).length === 1, "the lag is said");
    first.asked.splice(0);
    await asked.headers([40n]);
    expect(first.asked).toHaveLength(0);
  });

  test("decides who is asked for blocks: not the preferred endpoint, when it names another", async () => {
    const [first] = nodes;
    first.meddle = strayed({ from: 30 });
    const asked = client(2);
    const head = await asked.head();
    const [block] = await asked.headers([head.number - 1n]);
    expect(block?.hash).toBe(head.parentHash);
  });
});

test("each failure is counted once, with its endpoint and kind, also one that only the answer shows", async () => {
  const counted: string[] = [];
  const urls = nodes.map(({ rpcUrl }) => rpcUrl);
  const onError = (endpoint: string, kind: string) => void counted.push(`${urls.indexOf(endpoint)} ${kind}`);
  const asked = createChainClient(urls, { agreement: 1, log, onError });
  nodes[0].meddle = async () => ({ result: null });
  nodes[1].meddle = async ({ params }, forward) =>
    params[0] === "0x3" ? { result: { ...((await forward()).result as object), number: "0x9" } } : forward();
  await asked.headers([3n]);
  expect(counted).toEqual(["0 missing", "1 nonsense"]);
});
