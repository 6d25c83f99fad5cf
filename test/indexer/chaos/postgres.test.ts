import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findFreePort } from "../../free-port.ts";
import { createBranches } from "../branch.ts";
import { listen, startIndexer, until } from "../index-chain.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { times } from "./effort.ts";
import { startOwnPostgres } from "./own-postgres.ts";
import { closeWriteGate } from "./write-gate.ts";

type Gate = Awaited<ReturnType<typeof closeWriteGate>>;
const CONNECTIONS = 20;
const RESTARTS = times(2, 30);
let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;
let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
let indexer: ReturnType<typeof startIndexer>;
let said: string[];

beforeAll(async () => {
  const both = await Promise.all([createWorld(), startOwnPostgres({ connections: CONNECTIONS })]);
  [world, postgres] = both;
  branches = await createBranches(world);
});
afterAll(async () => {
  await postgres?.remove();
  await world?.stop();
});
beforeEach(async () => {
  const heard = listen();
  said = heard.said;
  indexer = startIndexer(postgres.database, world, { log: heard.log });
  await indexer.caughtUp;
});
afterEach(() => indexer?.stop());

const heard = (words: RegExp) => until(() => said.some((line) => words.test(line)), `it says ${words}`);
const AWAY = /database 127\.0\.0\.1:\d+\/lode cannot be used now\. Is PostgreSQL running, and is DATABASE_URL right\?/;

async function expectWhole() {
  const { hash } = await world.client.getBlock();
  const reached = async () => {
    const rows = postgres.database.query("SELECT 1 FROM chain_cursor WHERE block_hash = $1", [hash]);
    return (await rows.catch(() => [])).length === 1; // the server may still be recovering
  };
  await until(reached, "the head is indexed");
  await expectTruth(postgres.database, world);
}

async function connect() {
  const client = new pg.Client({ connectionString: postgres.database.url, application_name: "test" });
  client.on("error", () => {}); // it is meant to be cut
  await client.connect();
  return client;
}

/** Has the backend of a transaction whose rows are written and not committed. */
async function inTransaction(harm: (backend: number, query: Gate["query"]) => Promise<unknown>) {
  const gate = await closeWriteGate(postgres.database.url);
  await branches.lively(5);
  await harm(await gate.waiting(), gate.query);
  await gate.open();
}

test("a server that is not there is said with what to check", async () => {
  const url = `postgresql://lode:lode@127.0.0.1:${await findFreePort()}/lode`;
  const { log, said } = listen();
  const lost = startIndexer({ ...postgres.database, url }, world, { log });
  lost.caughtUp.catch(() => {});
  await until(() => said.some((line) => AWAY.test(line)), "it says so");
  await lost.stop();
});

test(`a server that restarts ${RESTARTS} times while blocks come leaves the tables whole`, async () => {
  for (let i = 0; i < RESTARTS; i++) {
    const load = branches.lively(12);
    await postgres.stop();
    await heard(AWAY);
    await postgres.start();
    await load;
    await heard(/Everything answers again/);
    said.splice(0);
  }
  await expectWhole();
});

test("every connection cut again and again while blocks come leaves the tables whole", async () => {
  let going = true;
  const load = branches.lively(60).finally(() => {
    going = false;
  });
  const others = "datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'test'";
  while (going) {
    await postgres.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
  }
  await load;
  await expectWhole();
});

describe("a backend killed in the middle of a transaction leaves nothing of it, and the tables end whole", () => {
  test("when an administrator ends it", async () => {
    await inTransaction((backend, query) => query("SELECT pg_terminate_backend($1)", [backend]));
    await heard(AWAY);
    await expectWhole();
  });

  test("when the system kills it, and the server recovers from the crash", async () => {
    await inTransaction(async (backend) => process.kill(backend, "SIGKILL"));
    await heard(AWAY);
    await expectWhole();
  });
});

test("a server whose connections others have all taken is waited for with a sentence, until one is free", async () => {
  const taken: pg.Client[] = [];
  const takeAll = async () => {
    for (;;) {
      try {
        taken.push(await connect());
      } catch (error) {
        expect(error).toMatchObject({ code: "53300" });
        return;
      }
    }
  };
  await takeAll();
  const [first] = taken;
  const ours = "pid <> pg_backend_pid() AND datname = current_database() AND application_name <> 'test'";
  // Each of the indexer's connections is taken as soon as it is cut.
  while (!said.some((line) => /takes no more connections: end some, or raise its max_connections/.test(line))) {
    await first?.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours}`);
    await takeAll();
  }
  await branches.lively(3);
  await Promise.all(taken.map((client) => client.end()));
  await heard(/Everything answers again/);
  await expectWhole();
});
