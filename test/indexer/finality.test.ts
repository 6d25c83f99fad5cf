import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { finalBlock } from "#indexer/finality.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { createBranches } from "./branch.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "./index-chain.ts";
import { type Meddle, startRpcProxy } from "./rpc-proxy.ts";
import { expectTruth } from "./truth.ts";
import { createWorld, type World } from "./world.ts";

/** What is taken back must be taken back by the rules; and then the node's word for final counts. */
const PUBLIC = { local: false };

describe("the newest final block", () => {
  const LOCAL = 31_337;
  test.each([
    { name: "is the one the node calls finalized", finalized: 910n, final: 910n },
    { name: "is 64 below the head where the node has no word for it", finalized: undefined, final: 936n },
    {
      name: "is never nearer to the head than 64 blocks, as with nodes that call the head final",
      finalized: 1_000n,
      final: 936n,
    },
    { name: "is never further from it than headers are kept", finalized: 3n, final: 872n },
    { name: "is not taken from a node that calls a block above the head final", finalized: 1_001n, final: 936n },
  ])("$name", ({ finalized, final }) => {
    expect(finalBlock(LOCAL, 1_000n, finalized)).toBe(final);
  });

  test("depends on the network where nodes have no word for it", () => {
    expect([11_155_111, 84_532, 1].map((chainId) => finalBlock(chainId, 10_000n, undefined))).toEqual([
      9_904n,
      8_976n,
      9_744n,
    ]);
  });

  test("of a chain shorter than finality is its first", () => {
    expect(finalBlock(LOCAL, 30n, undefined)).toBe(0n);
  });
});

describe("on a public chain whose node calls blocks final", () => {
  let world: World;
  let branches: Awaited<ReturnType<typeof createBranches>>;
  let node: Awaited<ReturnType<typeof startRpcProxy>>;
  let database: TestDatabase;
  beforeAll(async () => {
    world = await createWorld();
    branches = await createBranches(world);
    await branches.lively(150);
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
    await database.drop();
  });

  /** A node that calls a block final; undefined: one that has no word for it. */
  const calling =
    (number: bigint | undefined): Meddle =>
    async (request, forward) => {
      if (request.params[0] !== "finalized") return forward();
      if (number === undefined) return { error: { code: -32_602, message: "invalid block tag" } };
      const body = JSON.stringify({ ...request, jsonrpc: "2.0", params: [`0x${number.toString(16)}`, false] });
      const headers = { "content-type": "application/json" };
      return (await fetch(world.rpcUrl, { method: "POST", headers, body })).json() as ReturnType<Meddle>;
    };
  const through = () => ({ rpcUrl: node.rpcUrl, deployment: world.deployment });
  const noted = async () => {
    const [row] = await database.query<{ n: string | null }>("SELECT finalized_block AS n FROM chain_cursor");
    return row?.n === null || row === undefined ? undefined : BigInt(row.n);
  };
  const finalizedIs = (block: bigint) =>
    until(async () => (await noted()) === block, `block ${block} is noted as final`);
  const indexed = async () => {
    const { hash } = await world.client.getBlock();
    await until(
      async () => (await database.query("SELECT block_hash FROM chain_cursor"))[0]?.block_hash === hash,
      "it is indexed",
    );
  };

  test("a reorganisation deeper than 64 is followed as long as nothing final goes", async () => {
    const fork = await branches.fork();
    node.meddle = calling(fork.number);
    await branches.lively(80);
    const indexer = startIndexer(database, through(), PUBLIC);
    await indexer.caughtUp;
    await finalizedIs(fork.number);
    await fork.again();
    await branches.lively(82);
    await indexed();
    await indexer.stop();
    await expectTruth(database, through(), PUBLIC);
  });

  test("one that takes a final block halts the indexer with a sentence, also when it is started again; nothing is written", async () => {
    const fork = await branches.fork();
    node.meddle = calling(fork.number + 1n);
    await branches.lively(80);
    const indexer = startIndexer(database, through(), PUBLIC);
    indexer.ended.catch(() => {});
    await indexer.caughtUp;
    await finalizedIs(fork.number + 1n);
    const before = await snapshot(database);
    await fork.again();
    await branches.lively(82);
    const halted = new RegExp(`down to block ${fork.number + 1n}, which was final: .*Nothing was written`, "s");
    await expect(indexer.ended).rejects.toThrow(halted);
    node.meddle = calling(undefined);
    const again = startIndexer(database, through(), PUBLIC);
    again.caughtUp.catch(() => {});
    await expect(again.ended).rejects.toThrow(halted);
    expect(await snapshot(database)).toEqual(before);
  });

  test("what was final stays final when the node says less later", async () => {
    const { number: head } = await world.client.getBlock();
    node.meddle = calling(head - 70n);
    await indexOnce(database, through(), PUBLIC);
    await finalizedIs(head - 70n);
    node.meddle = calling(head - 100n);
    await indexOnce(database, through(), PUBLIC);
    expect(await noted()).toBe(head - 70n);
  });

  test("a node whose final block is not its own chain's is not believed", async () => {
    const { number: head } = await world.client.getBlock();
    const call = calling(head - 70n);
    node.meddle = async (request, forward) => {
      const answer = await call(request, forward);
      if (request.params[0] !== "finalized") return answer;
      return { result: { ...(answer.result as object), hash: `0x${"ab".repeat(32)}` } };
    };
    const { log, said } = listen();
    const indexer = startIndexer(database, through(), { ...PUBLIC, log });
    indexer.caughtUp.catch(() => {});
    await until(
      () => said.some((line) => /calls block \d+ final as 0xabab.*but its chain has/.test(line)),
      "it is said",
    );
    await indexer.stop();
    expect(await noted()).toBeUndefined();
  });

  test("a local chain has no final block", async () => {
    node.meddle = calling(3n);
    node.asked.splice(0);
    await indexOnce(database, through());
    expect(await noted()).toBeUndefined();
    expect(node.asked.filter(({ params }) => params[0] === "finalized")).toEqual([]);
  });
});
