import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBatch } from "#queries/find-batch.ts";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { findSlice } from "#queries/find-slice.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { findFreePort } from "../free-port.ts";
import { indexOnce, startIndexer } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

const chainId = 31_337;
const folder = mkdtempSync(join(tmpdir(), "lode-verify-"));
let world: World;
let database: TestDatabase;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  const [alice, bob] = world.holders as [`0x${string}`, `0x${string}`];
  const batch = await world.createBatch();
  const slice = await world.buy(alice, batch, 77n);
  const whole = await world.buy(alice, batch, 10n);
  await world.passDays(1.1);
  await world.post(batch, 0, { gross: 12_345n, deliveredBps: 9_990 });
  await world.transfer(alice, bob, slice);
  await world.passDays(1);
  await world.post(batch, 1, { gross: 54_321n });
  await world.split(alice, whole, [3n, 7n]);
  writeFileSync(join(folder, "deployment.json"), JSON.stringify(world.deployment));
  await indexOnce(database, world);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database?.drop();
  await world?.stop();
});

async function run(script: string, ...args: string[]) {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, RPC_URL: world.rpcUrl, LODE_DEPLOYMENT: join(folder, "deployment.json") },
  };
  return promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error) => ({ code: error.code as number, said: `${error.stdout}${error.stderr}` }),
  );
}

/** The web server's answers, from the same queries; `lie` changes one of them. */
async function startApi(lie: (path: string, body: string) => string) {
  const port = await findFreePort();
  const server = createServer(async ({ url = "" }, outgoing) => {
    const [kind, id = ""] = url.replace("/api/v1/", "").split("/");
    const now = new Date((await world.now()) * 1000);
    const body =
      kind === "status"
        ? { status: await findIndexStatus(database.db, chainId) }
        : kind === "batches"
          ? { batch: await findBatch(database.db, chainId, BigInt(id), now) }
          : kind === "slices"
            ? { slice: await findSlice(database.db, chainId, BigInt(id), now) }
            : { portfolio: await findPortfolio(database.db, chainId, id as `0x${string}`, now) };
    const json = JSON.stringify(body, (_, value) => (typeof value === "bigint" ? String(value) : value));
    outgoing.end(lie(url, json));
  });
  server.listen(port, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

test("chain and database agree, and the command counts what it compared", async () => {
  const { code, said } = await run("verify-ledger");
  expect(said).toMatch(
    /1 batches, 4 slices, 2 owners; \d+ values compared between chain and database\.\nThey agree to the base unit\./,
  );
  expect(code).toBe(0);
});

test("one altered row ends the command with 1 and the first difference", async () => {
  await database.query(
    "UPDATE slice_span SET paid = paid - (1::numeric * 18446744073709551616) WHERE to_position IS NULL",
  );
  const { code, said } = await run("verify-ledger");
  await database.query(
    "UPDATE slice_span SET paid = paid + (1::numeric * 18446744073709551616) WHERE to_position IS NULL",
  );
  expect(code).toBe(1);
  expect(said).toMatch(/\d differ\. The first: slice 1000000001: paid is \d+ on chain, \d+ in the database\./);
  expect((await run("verify-ledger")).code).toBe(0);
});

test("the web server's answers are compared too", async () => {
  const honest = await startApi((_, body) => body);
  expect(await run("verify-ledger", "--api", honest.url)).toMatchObject({ code: 0 });
  honest.stop();
  const liar = await startApi((path, body) =>
    path.includes("portfolio")
      ? body.replace(
          /"claimableByToken":\[\{"token":"(\w+)","amount":"(\d+)"/,
          '"claimableByToken":[{"token":"$1","amount":"1"',
        )
      : body,
  );
  const { code, said } = await run("verify-ledger", "--api", liar.url);
  liar.stop();
  expect(code).toBe(1);
  // 950.565 earned before the transfer left a fraction of 0.565; 4182.717 after it make 4183.282.
  expect(said).toMatch(/The first: portfolio of 0x\w+: claimable in 0x\w+ is 4183 on chain, 1 in the API/);
});

test("a web server that is not there is a sentence", async () => {
  const { code, said } = await run("verify-ledger", "--api", "http://127.0.0.1:1");
  expect(code).toBe(1);
  expect(said).toContain("The web server at http://127.0.0.1:1 cannot be reached. Is it running, and is --api right?");
});

test("reindex refuses while an indexer writes, and empties the index when none does", async () => {
  const indexer = startIndexer(database, world);
  await indexer.caughtUp;
  const refused = await run("reindex");
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringContaining("An indexer is writing chain 31337. Stop it"),
  });
  await indexer.stop();
  expect(await run("reindex")).toMatchObject({ code: 0 });
  expect((await run("verify-ledger")).said).toContain(
    "The database holds no index of chain 31337: start the indexer first.",
  );
  await indexOnce(database, world);
  expect((await run("verify-ledger")).code).toBe(0);
});
