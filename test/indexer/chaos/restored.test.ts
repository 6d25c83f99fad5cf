import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, openDatabase } from "../../database.ts";
import { createBranches } from "../branch.ts";
import { indexOnce, type Opened, snapshot, startIndexer } from "../index-chain.ts";
import { expectTruth } from "../truth.ts";
import { createWorld, type World } from "../world.ts";
import { findWholePostgres } from "./client-tools.ts";
import { startOwnPostgres } from "./own-postgres.ts";

const run = promisify(execFile);
const installed = findWholePostgres();
if (!installed) console.warn("There is no PostgreSQL with pg_dump and pg_restore here: dumping is not tried.");
const folder = mkdtempSync(join(tmpdir(), "lode-restored-"));
let world: World;
let branches: Awaited<ReturnType<typeof createBranches>>;

beforeAll(async () => {
  world = await createWorld();
  branches = await createBranches(world);
  await branches.lively(150);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world?.stop();
});

/** What was restored is of an earlier block; the indexer goes on from there to the same tables. */
async function expectGoesOn(restored: Opened) {
  const [cursor] = await restored.query<{ block_number: string }>("SELECT block_number FROM chain_cursor");
  expect(Number(cursor?.block_number)).toBeGreaterThan(0);
  expect(BigInt(cursor?.block_number ?? 0)).toBeLessThan(await world.client.getBlockNumber());
  await indexOnce(restored, world);
  await expectTruth(restored, world);
}

test.skipIf(!installed)(
  "a dump taken while the indexer writes, restored into an empty database, goes on from its cursor to the tables of a fresh index",
  async () => {
    if (!installed) return;
    const postgres = await startOwnPostgres({ binaries: installed });
    const indexer = startIndexer(postgres.database, world);
    await indexer.caughtUp;
    const file = join(folder, "lode.dump");
    await Promise.all([
      branches.lively(30),
      run(installed.dump, ["--format=custom", `--file=${file}`, postgres.database.url]),
    ]);
    await branches.lively(5);
    await indexer.stop();

    await postgres.database.query("CREATE DATABASE restored");
    const url = new URL(postgres.database.url);
    url.pathname = "/restored";
    await run(installed.restore, ["--exit-on-error", "--no-owner", `--dbname=${url.href}`, file]);
    const restored = openDatabase(url.href);
    await expectGoesOn(restored);
    await restored.close();
    await postgres.remove();
  },
);

test("a copy of the data folder of a stopped server, started elsewhere, goes on from its cursor to the tables of a fresh index", async () => {
  const postgres = await startOwnPostgres();
  await indexOnce(postgres.database, world);
  const before = await snapshot(postgres.database);
  await postgres.stop();
  const copy = `${postgres.dataDir}-copy`;
  await run("cp", ["-a", postgres.dataDir, copy]); // owners too
  await branches.lively(5);

  const elsewhere = await startOwnPostgres({ dataDir: copy });
  expect(await snapshot(elsewhere.database)).toEqual(before);
  await expectGoesOn(elsewhere.database);
  await elsewhere.remove();
  await postgres.database.close();
  rmSync(postgres.dataDir, { recursive: true });
});

test("an index that is thrown away with `npm run reindex` and built again is the one that was there", async () => {
  const database = await createTestDatabase();
  await indexOnce(database, world);
  const before = await snapshot(database);
  const deploymentFile = join(folder, "deployment.json");
  writeFileSync(deploymentFile, JSON.stringify(world.deployment));
  const env = { ...process.env, DATABASE_URL: database.url, RPC_URL: world.rpcUrl, LODE_DEPLOYMENT: deploymentFile };
  await run(process.execPath, ["scripts/reindex.ts"], { env });
  expect(Object.values(await snapshot(database)).flat()).toEqual([]);
  await indexOnce(database, world);
  expect(await snapshot(database)).toEqual(before);
  await database.drop();
});
