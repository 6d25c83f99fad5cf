import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, startIndexer } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";
import { type Lie, startLedgerApi } from "./ledger-api.ts";

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

const startApi = (lie?: Lie) => startLedgerApi(database, world, lie);

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
  const honest = await startApi();
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

test("CSVs that people download are compared, too", async () => {
  const liar = await startApi((path, body) => (path.endsWith(".csv") ? body.replace(/(\d+)\r\n/, "9$1\r\n") : body));
  const { code, said } = await run("verify-ledger", "--api", liar.url);
  liar.stop();
  expect(code).toBe(1);
  expect(said).toMatch(
    /compared between chain, database and API, with its CSVs\.\n\d+ differ\. The first: slice \d+: sum of its ledger is (\d+) on chain, \d+ in the CSV/,
  );
});

test("random slice-payouts are the same on chain, in the database, the API and the CSV, and the same seed draws the same", async () => {
  const honest = await startApi();
  const report = join(folder, "sample.json");
  const { code, said } = await run(
    "verify-ledger",
    ...["--sample", "200", "--seed", "5", "--api", honest.url, "--report", report],
  );
  expect(said).toMatch(/\nOf them (\d+) random slice-payouts, one by one \(seed 5\)\.\nThey agree to the base unit\./);
  expect(code).toBe(0);
  const { sampled, counts } = JSON.parse(readFileSync(report, "utf8"));
  expect(sampled).toBe(8); // four slices, two payouts: all there are
  expect(counts.CSV.slice).toBe(4 + sampled);
  await run("verify-ledger", ...["--sample", "200", "--seed", "5", "--report", report]);
  expect(JSON.parse(readFileSync(report, "utf8")).sampled).toBe(sampled);
  honest.stop();
});

test("a payout that the database has wrong shows in the sample, and the report names each value", async () => {
  const report = join(folder, "differences.json");
  const wrong = (by: string) => database.query(`UPDATE payout SET acc = acc ${by} WHERE period = 0`);
  await wrong("- 1::numeric * 18446744073709551616 * 100");
  const { code } = await run("verify-ledger", ...["--sample", "50", "--report", report]);
  await wrong("+ 1::numeric * 18446744073709551616 * 100");
  expect(code).toBe(1);
  const { differences, blockNumber, blockHash } = JSON.parse(readFileSync(report, "utf8"));
  expect(blockNumber).toBe(String(await world.client.getBlockNumber()));
  expect(blockHash).toMatch(/^0x[0-9a-f]{64}$/);
  const earned = differences.find(({ what }: { what: string }) => /^slice \d+: earned in block \d+$/.test(what));
  expect(BigInt(earned.chain)).toBeGreaterThan(BigInt(earned.database));
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
