import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { createBranches } from "./branch.ts";
import { indexOnce, listen, snapshot, startIndexer, until } from "./index-chain.ts";
import { type Meddle, startRpcProxy } from "./rpc-proxy.ts";
import { expectTruth } from "./truth.ts";
import { createWorld, type World } from "./world.ts";

type Branches = Awaited<ReturnType<typeof createBranches>>;
/** A chain that nobody may wipe: what is taken back must be taken back by the rules. */
const PUBLIC = { local: false };
let world: World;
let branches: Branches;
beforeAll(async () => {
  world = await createWorld();
  branches = await createBranches(world);
});
afterAll(() => world?.stop());

/** Waits until the tables stand on the chain's head, and returns it. */
async function indexedHead(database: TestDatabase) {
  const head = await world.client.getBlock();
  await until(async () => {
    const [row] = await database.query<{ block_hash: string }>("SELECT block_hash FROM chain_cursor");
    return row?.block_hash === head.hash;
  }, `block ${head.number} is indexed`);
  return head;
}

const heard = (said: string[], words: RegExp) => until(() => said.some((line) => words.test(line)), `it says ${words}`);
const wentBack = (from: bigint, to: bigint) =>
  `The chain was reorganised: going back from block ${from} to block ${to}.`;

describe("while the indexer follows a public chain, the tables are those of a fresh index after a reorganisation", () => {
  const { log, said } = listen();
  let database: TestDatabase;
  let indexer: ReturnType<typeof startIndexer>;
  beforeAll(async () => {
    database = await createTestDatabase();
    indexer = startIndexer(database, world, { ...PUBLIC, log });
    await indexer.caughtUp;
  });
  afterAll(async () => {
    await indexer?.stop();
    await database?.drop();
  });
  beforeEach(() => void said.splice(0));

  /** Lives `left`, goes back to where it began, and lives `right`; the indexer stands on the end of each. */
  async function part(left: () => Promise<unknown>, right: () => Promise<unknown>) {
    const fork = await branches.fork();
    await left();
    const end = await indexedHead(database);
    await fork.again();
    await right();
    await indexedHead(database);
    expect(said).toContain(wentBack(end.number, fork.number));
    await expectTruth(database, world, PUBLIC);
  }

  test.each([
    { name: "of 1 block to one block", left: 1, right: 1 },
    { name: "of 5 blocks to 6", left: 5, right: 6 },
    { name: "of 5 blocks to 3: a shorter chain", left: 5, right: 3 },
    { name: "of 20 blocks to 21", left: 20, right: 21 },
    { name: "of 32 blocks to 33", left: 32, right: 33 },
    { name: "of 64 blocks, as deep as finality, to 65", left: 64, right: 65 },
    { name: "of 2 blocks to a burst of 200", left: 2, right: 200 },
  ])("$name", ({ left, right }) =>
    part(
      () => branches.lively(left),
      () => branches.lively(right),
    ),
  );

  test("of 5 blocks to 5 others, which are then built upon", async () => {
    await part(
      () => branches.lively(5),
      () => branches.lively(5),
    );
    await branches.lively(3);
    await indexedHead(database);
    await expectTruth(database, world, PUBLIC);
  });

  test("in which every event vanishes", () =>
    part(
      () => branches.lively(4),
      () => branches.empty(4),
    ));

  test("in which empty blocks give way to ones with events", () =>
    part(
      () => branches.empty(4),
      () => branches.lively(4),
    ));

  test("that is followed by another, and by a third before the second is seen", async () => {
    const fork = await branches.fork();
    await part(
      () => branches.lively(4),
      () => branches.lively(3),
    );
    await fork.again();
    await branches.lively(5);
    await indexedHead(database);
    await expectTruth(database, world, PUBLIC);
    await fork.again();
    await branches.lively(2);
    await fork.again();
    await branches.lively(6);
    await indexedHead(database);
    await expectTruth(database, world, PUBLIC);
  });

  test("that is itself taken back: from A to B, and to A again", async () => {
    const fork = await branches.fork();
    const first = await branches.same();
    await indexedHead(database);
    const before = await snapshot(database);
    await fork.again();
    await branches.lively(4);
    await indexedHead(database);
    expect(await snapshot(database)).not.toEqual(before);
    await fork.again();
    expect(await branches.same()).toBe(first);
    await indexedHead(database);
    expect(await snapshot(database)).toEqual(before);
    await expectTruth(database, world, PUBLIC);
  });

  test("to a head further back: blocks stay until others take their place, for a node may only lag", async () => {
    const fork = await branches.fork();
    await branches.lively(4);
    const end = await indexedHead(database);
    const before = await snapshot(database);
    await fork.again();
    await heard(said, new RegExp(`at block ${fork.number}, behind block ${end.number}`));
    expect(await snapshot(database)).toEqual(before);
    await branches.lively(5);
    await indexedHead(database);
    expect(said).toContain(wentBack(end.number, fork.number));
    await expectTruth(database, world, PUBLIC);
  });
});

describe("a reorganisation in the middle of reading leaves the tables those of a fresh index", () => {
  const isRange: Parameters<typeof during>[0] = (filter) => "fromBlock" in filter;
  test("when it comes with the first blocks of a long way to the head", () => during(isRange));
  test("when it comes with the blocks near the head", () => during((filter) => "blockHash" in filter));

  /** The chain parts as the first logs of that kind are asked for: headers are of one branch, logs of the other. */
  async function during(isAsked: (filter: object) => boolean) {
    const database = await createTestDatabase();
    while ((await world.client.getBlockNumber()) < 200n) await branches.empty(1);
    const fork = await branches.fork();
    await branches.lively(12);
    let parted = false;
    const meddle: Meddle = async ({ method, params: [filter] }, forward) => {
      if (!parted && method === "eth_getLogs" && isAsked(filter as object)) {
        parted = true;
        await fork.again();
        await branches.lively(13);
      }
      return forward();
    };
    const proxy = await startRpcProxy(world.rpcUrl, meddle);
    try {
      await indexOnce(database, { ...world, rpcUrl: proxy.rpcUrl }, PUBLIC);
      expect(parted).toBe(true);
      await indexOnce(database, world, PUBLIC);
      await expectTruth(database, world, PUBLIC);
    } finally {
      await proxy.stop();
      await database.drop();
    }
  }
});

describe("a reorganisation deeper than finality", () => {
  test("halts the indexer of a public chain with a sentence, and nothing is written", async () => {
    const database = await createTestDatabase();
    const fork = await branches.fork();
    await branches.lively(70);
    await indexOnce(database, world, PUBLIC);
    const before = await snapshot(database);
    await fork.again();
    await branches.lively(72);
    const indexer = startIndexer(database, world, PUBLIC);
    indexer.caughtUp.catch(() => {});
    await expect(indexer.ended).rejects.toThrow(/deeper than finality.*npm run reindex.*Nothing was written/s);
    expect(await snapshot(database)).toEqual(before);
    await database.drop();
  });
});

describe("on the local chain, which a developer may turn back at will,", () => {
  const { log, said } = listen();
  let database: TestDatabase;
  let indexer: ReturnType<typeof startIndexer>;
  beforeAll(async () => {
    database = await createTestDatabase();
    indexer = startIndexer(database, world, { log });
    await indexer.caughtUp;
  });
  afterAll(async () => {
    await indexer?.stop();
    await database?.drop();
  });

  test("a head that goes back takes its blocks with it", async () => {
    const fork = await branches.fork();
    await branches.lively(5);
    await indexedHead(database);
    await fork.again();
    await indexedHead(database);
    expect(said).toContain(`The local chain went back to block ${fork.number}.`);
    await expectTruth(database, world);
  });

  test("a burst of 200 blocks mined at once, whose parents' hashes name nothing, takes the place of others", async () => {
    const fork = await branches.fork();
    await branches.lively(5);
    await indexedHead(database);
    await fork.again();
    await branches.lively(2);
    await world.client.mine({ blocks: 200 });
    await indexedHead(database);
    await expectTruth(database, world);
  });

  test("blocks far beyond finality go too: back to the last block with an event that both chains have", async () => {
    const fork = await branches.fork();
    await branches.lively(5);
    await world.client.mine({ blocks: 140 });
    const end = await indexedHead(database);
    await fork.again();
    await branches.lively(6);
    await world.client.mine({ blocks: 140 });
    await indexedHead(database);
    expect(said.join("\n")).toMatch(new RegExp(`reorganised: going back from block ${end.number} to block`));
    await expectTruth(database, world);
  });
});
