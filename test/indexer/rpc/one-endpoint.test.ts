import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createChainClient } from "#indexer/chain/chain-client.ts";
import { RangeTooLargeError, RetryableError } from "#indexer/errors.ts";
import { RpcFailure } from "#indexer/rpc/failure.ts";
import { startTestChain, type TestChain } from "../../chain-server.ts";
import { startRpcProxy } from "../rpc-proxy.ts";

let chain: TestChain;
let node: Awaited<ReturnType<typeof startRpcProxy>>;
beforeAll(async () => {
  chain = await startTestChain();
  for (let i = 0; i < 30; i++) await chain.client.mine({ blocks: 1 });
  node = await startRpcProxy(chain.rpcUrl);
});
afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});
beforeEach(() => void node.asked.splice(0));
afterEach(() => {
  node.meddle = (_, forward) => forward();
  node.refuse = () => undefined;
});

const numbers = Array.from({ length: 30 }, (_, i) => BigInt(i + 1));
const address: `0x${string}`[] = [`0x${"11".repeat(20)}`];
const log = {
  ...{ address: address[0], topics: [`0x${"00".repeat(32)}`], data: "0x", blockNumber: "0x5", logIndex: "0x0" },
  ...{ blockHash: `0x${"01".repeat(32)}`, transactionHash: `0x${"02".repeat(32)}` },
};
const failure = async (question: Promise<unknown>): Promise<unknown> =>
  question.then(
    () => undefined,
    (error) => error,
  );

describe("a batch of calls", () => {
  test.each([
    { name: "with a status", answer: { status: 413, body: "too large" } },
    {
      name: "with one error for all",
      answer: { body: { error: { code: -32_600, message: "Batch requests are not supported" } } },
    },
  ])("that the node refuses $name is sent in smaller ones, down to single calls", async ({ answer }) => {
    let largest = Number.POSITIVE_INFINITY;
    node.refuse = (asked) => {
      if (Array.isArray(asked) && asked.length > 3) return answer;
      largest = Math.min(largest, 3);
      return undefined;
    };
    const headers = await createChainClient(node.rpcUrl).headers(numbers);
    expect(headers.map(({ number }) => number)).toEqual(numbers);
  });

  test("is sent as single calls from then on where a node takes no batch at all", async () => {
    let batches = 0;
    node.refuse = (asked) => {
      if (!Array.isArray(asked)) return undefined;
      batches++;
      return { status: 400, body: "no arrays" };
    };
    const client = createChainClient(node.rpcUrl);
    expect(await client.headers(numbers)).toHaveLength(30);
    const refused = batches;
    expect(refused).toBeGreaterThan(0);
    expect(await client.headers(numbers)).toHaveLength(30);
    expect(batches).toBe(refused);
  });

  test("of which the node answers a part is asked for the rest", async () => {
    node.meddle = async ({ params, id }, forward) => {
      const alone = node.asked.filter((call) => call.params[0] === params[0]).length > 1;
      return params[0] === "0x5" && !alone
        ? { id, error: { code: -32_003, message: "response too large" } }
        : forward();
    };
    expect(await createChainClient(node.rpcUrl).headers(numbers)).toHaveLength(30);
  });
});

describe("a node that is asked too often", () => {
  test("says so with 429 and Retry-After, is left alone that long, and asked again", async () => {
    let refusals = 0;
    let again = 0;
    node.refuse = () => {
      if (refusals++ === 0) return { status: 429, headers: { "retry-after": "0.4" }, body: "slow down" };
      again ||= performance.now();
      return undefined;
    };
    const started = performance.now();
    expect((await createChainClient(node.rpcUrl).head()).number).toBe(30n);
    expect(again - started).toBeGreaterThanOrEqual(390);
  });

  test("and wants a long rest gets it: the sentence comes at once, and nothing is asked meanwhile", async () => {
    node.refuse = () => ({ status: 429, headers: { "retry-after": "600" }, body: "" });
    const client = createChainClient(node.rpcUrl);
    expect(String(await failure(client.head()))).toMatch(/wants (fewer requests \(HTTP 429\)|no requests for 600 s)/);
    node.refuse = () => undefined;
    node.asked.splice(0);
    expect(String(await failure(client.head()))).toMatch(/wants no requests for \d+ s/);
    expect(node.asked).toHaveLength(0);
  });

  test.each([-32_005, 429])("says so in JSON-RPC (%i), and is asked again later", async (code) => {
    let asked = 0;
    node.meddle = async (_, forward) =>
      asked++ === 0 ? { error: { code, message: "request rate limited" } } : forward();
    expect((await createChainClient(node.rpcUrl).head()).number).toBe(30n);
    expect(asked).toBe(2);
  });

  test("is never asked more often than RPC_REQUESTS_PER_SECOND says", async () => {
    const client = createChainClient(node.rpcUrl, { requestsPerSecond: 20 });
    const started = performance.now();
    await client.headers(numbers);
    // Twenty at once, ten more at twenty a second.
    expect(performance.now() - started).toBeGreaterThanOrEqual(490);
    expect(node.asked).toHaveLength(30);
  });
});

describe("a range of logs", () => {
  const refusal = async (answer: { code: number; message: string }) => {
    node.meddle = async ({ method }, forward) => (method === "eth_getLogs" ? { error: answer } : forward());
    return failure(createChainClient(node.rpcUrl).logsOfRange(1n, 20n, address));
  };

  test("refused for its size comes back at once with what the node would answer", async () => {
    const error = await refusal({ code: -32_602, message: "eth_getLogs is limited to a 10 range" });
    expect(error).toBeInstanceOf(RangeTooLargeError);
    expect(error).toMatchObject({ suggested: 10n });
    expect(node.asked.filter(({ method }) => method === "eth_getLogs")).toHaveLength(1);
  });

  test.each([-32_000, -32_005, -32_602])(
    "refused in words nobody knows (%i) may have been too large all the same",
    async (code) => {
      const error = await refusal({ code, message: "computer says no" });
      expect(error).toBeInstanceOf(RangeTooLargeError);
      expect(String(error)).toMatch(/refused eth_getLogs: computer says no/);
    },
  );

  test("refused for the number of requests is no reason to ask for less", async () => {
    const error = await refusal({ code: -32_005, message: "request rate limited" });
    expect(error).not.toBeInstanceOf(RangeTooLargeError);
    expect(error).toMatchObject({ kind: "rate_limited" });
  });

  test("that takes too long is asked for in smaller parts", async () => {
    node.meddle = ({ method }, forward) => (method === "eth_getLogs" ? new Promise(() => {}) : forward());
    const error = await failure(createChainClient(node.rpcUrl, { timeoutMs: 200 }).logsOfRange(1n, 20n, address));
    expect(error).toBeInstanceOf(RangeTooLargeError);
    expect(String(error)).toMatch(/took longer than 0\.2 s to answer eth_getLogs/);
  });

  test("with one log twice is nonsense", async () => {
    node.meddle = async () => ({ result: [log, log] });
    expect(await failure(createChainClient(node.rpcUrl).logsOfRange(1n, 20n, address))).toMatchObject({
      kind: "nonsense",
    });
  });

  test.each([
    { name: "another block's", change: { blockNumber: "0x63" } },
    { name: "another contract's", change: { address: `0x${"22".repeat(20)}` } },
    { name: "none's", change: { blockHash: null } },
  ])("with a log that is $name is nonsense", async ({ change }) => {
    node.meddle = async () => ({ result: [{ ...log, ...change }] });
    expect(await failure(createChainClient(node.rpcUrl).logsOfRange(1n, 20n, address))).toMatchObject({
      kind: "nonsense",
    });
  });
});

describe("what cannot be answered", () => {
  test.each([
    {
      name: "a method the node does not have",
      code: -32_601,
      message: "the method does not exist",
      kind: "unknown_method",
    },
    { name: "invalid params", code: -32_602, message: "invalid argument 0", kind: "refused" },
    { name: "a revert", code: 3, message: "execution reverted", kind: "refused" },
    { name: "blocks the node threw away", code: 4_444, message: "pruned history unavailable", kind: "missing" },
  ])("$name, is asked for once", async ({ code, message, kind }) => {
    node.meddle = async () => ({ error: { code, message } });
    expect(await failure(createChainClient(node.rpcUrl).head())).toMatchObject({ kind });
    expect(node.asked).toHaveLength(1);
  });

  test("a block that is old, and missing, means a pruned node, and what is needed instead", async () => {
    node.meddle = async ({ params }, forward) => {
      const answer = await forward();
      if (params[0] !== "latest") return params[0] === "0x5" ? { result: null } : answer;
      return { result: { ...(answer.result as object), number: "0x3e8" } };
    };
    const client = createChainClient(node.rpcUrl);
    await client.head();
    const sentence =
      /127\.0\.0\.1:\d+ does not have block 5, though it is an old one: .*an archive or full node is needed/;
    expect(String(await failure(client.headers([5n])))).toMatch(sentence);
  });

  test.each([
    {
      name: "another block than the one asked for",
      answer: (block: object) => ({ result: { ...block, number: "0x7" } }),
    },
    { name: "a block without a hash", answer: (block: object) => ({ result: { ...block, hash: undefined } }) },
    { name: "neither result nor error", answer: () => ({}) },
  ])("$name is nonsense", async ({ answer }) => {
    node.meddle = async (_, forward) => answer((await forward()).result as object);
    expect(await failure(createChainClient(node.rpcUrl).headers([5n]))).toMatchObject({ kind: "nonsense" });
  });

  test.each([null, {}, "lots", 31_337])("a chain id that is %s is nonsense, and no other chain", async (result) => {
    node.meddle = async () => ({ result });
    expect(await failure(createChainClient(node.rpcUrl).requireChain({ chainId: 31_337 }))).toMatchObject({
      kind: "nonsense",
    });
  });

  test("something that is not JSON is nonsense", async () => {
    node.refuse = () => ({ headers: { "content-type": "text/html" }, body: "<html>It works!</html>" });
    expect(await failure(createChainClient(node.rpcUrl).head())).toMatchObject({ kind: "nonsense" });
  });
});

test("no key of an address is in an error or in what is counted", async () => {
  const endpoints = new Set<string>();
  const kinds = new Set<string>();
  node.refuse = () => ({ status: 403, body: "key secret-key is not known" });
  const url = new URL("/v2/secret-key?token=secret-token", node.rpcUrl);
  url.username = "secret-user";
  url.password = "secret-password";
  const client = createChainClient(url.href, {
    onRequest: (endpoint) => void endpoints.add(endpoint),
    onError(endpoint, kind) {
      endpoints.add(endpoint);
      kinds.add(kind);
    },
  });
  const error = await failure(client.head());
  expect(error).toBeInstanceOf(RetryableError);
  expect(error).toBeInstanceOf(RpcFailure);
  expect([...endpoints]).toEqual([node.rpcUrl]);
  expect([...kinds]).toEqual(["refused"]);
  expect(JSON.stringify([String(error), (error as Error).stack, (error as Error).cause])).not.toContain("secret");
});

test("a node is asked over a websocket as over HTTP, and once closed never again", async () => {
  const own = await startTestChain();
  await own.client.mine({ blocks: 1 });
  const client = createChainClient(own.rpcUrl.replace("http", "ws"));
  await client.requireChain({ chainId: 31_337 });
  expect((await client.head()).number).toBe(1n);
  client.close();
  await expect(client.head()).rejects.toThrow(/The RPC endpoint ws:\/\/127\.0\.0\.1:\d+ cannot be reached/);
  await own.stop(); // which waits for open sockets
});
