import { erc20Abi, erc721Abi } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, snapshot } from "./index-chain.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  await live(world);
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

/** A short life in which each event of both contracts happens. */
async function live({ operator, holders, deployment, client, send, ...world }: World) {
  const [alice, bob] = holders as [`0x${string}`, `0x${string}`];
  const [governor] = await client.getAddresses();
  const manage = (functionName: string, args: unknown[]) =>
    send(governor!, { address: deployment.batchManager, abi: batchManagerAbi, functionName, args });
  await manage("setFee", [250, bob]);
  await manage("pause", [60]);
  await manage("unpause", []);

  const first = await world.createBatch({ periods: 3 }, { name: "Zero \0 byte" });
  const slice = await world.buy(alice, first, 100n);
  const other = await world.buy(bob, first, 7n, alice);
  await world.passDays(2);
  await world.post(first, 0, { gross: 100_001n, hosting: 30_000n, deliveredBps: 9_000 });
  await world.transfer(alice, bob, slice);
  const approve = { address: deployment.capacitySlices, abi: erc721Abi, functionName: "setApprovalForAll" } as const;
  await send(bob, { ...approve, args: [alice, true] });
  await send(bob, { ...approve, functionName: "approve", args: [alice, slice] });
  await world.passDays(1);
  await world.post(first, 1, { gross: 99_999n, deliveredBps: 9_500 });
  await world.claim(alice, [other]);
  await world.claim(alice, [slice], alice);
  await world.claimRefund(alice, [other]);
  await world.withdraw(alice, deployment.tokens.wbtc);
  const parts = await world.split(bob, slice, [60n, 40n]);
  const merged = await world.merge(bob, parts);
  await world.setPayoutAddress(bob, alice);
  await world.setKeeperClaims(bob, false);
  await world.passDays(1);
  await world.post(first, 2, { gross: 50_000n });
  await world.releaseBond(operator, first);
  await world.retire(bob, [merged]);
  const lost = { address: deployment.tokens.wbtc, abi: erc20Abi, functionName: "transfer" } as const;
  await send(bob, { ...lost, args: [deployment.capacitySlices, 1n] });
  await manage("recoverSurplus", [deployment.tokens.wbtc, bob]);

  const second = await world.createBatch();
  await world.buy(bob, second, 333n);
  await world.passDays(4);
  await world.declareDefault(alice, second);
  const third = await world.createBatch();
  await world.passDays(4);
  await world.declareDefault(alice, third);
}

test("every event of both contracts is a fact", async () => {
  const names = [...capacitySlicesAbi, ...batchManagerAbi].flatMap((item) =>
    item.type === "event" ? [item.name] : [],
  );
  const rows = await database.query<{ event: string }>("SELECT DISTINCT event FROM log");
  expect(rows.map(({ event }) => event).sort()).toEqual([...new Set(names)].sort());
});

test("every table of conclusions holds what the events say", async () => {
  const tables = await snapshot(database);
  for (const [name, rows] of Object.entries(tables)) expect(rows.length, name).toBeGreaterThan(0);
  const count = async (sql: string) =>
    Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`))[0]?.n);
  expect(await count("batch")).toBe(3);
  expect(await count("slice WHERE origin = 'bought'")).toBe(3);
  expect(await count("slice WHERE origin = 'split'")).toBe(2);
  expect(await count("slice WHERE origin = 'merged'")).toBe(1);
  expect(await count("slice_parent")).toBe(4);
  expect(await count("slice_end")).toBe(4);
  expect(await count("holder_setting")).toBe(2);
  expect(await count("payout")).toBe(3);
  expect(await count("batch_default")).toBe(2);
  expect(await count("bond_release")).toBe(2);
  expect(await count("transfer")).toBe(1);
  expect(await count("claim WHERE kind = 'earnings'")).toBe(2);
  expect(await count("claim WHERE kind = 'refund'")).toBe(1);
  expect(await count("settlement WHERE kind = 'earnings'")).toBe(2);
  expect(await count("settlement WHERE kind = 'refund'")).toBe(2);
  expect(await count("setting_change")).toBe(6);
});

test("a batch's name keeps a zero byte from breaking the database", async () => {
  const [row] = await database.query<{ name: string }>("SELECT name FROM batch WHERE batch_id = 1");
  expect(row?.name).toBe("Zero \u{FFFD} byte");
});
