import type { Address } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findAttesterSet } from "#queries/find-attester-set.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findSite } from "#queries/find-site.ts";
import { listAttesterSets } from "#queries/list-attester-sets.ts";
import { listAttesters } from "#queries/list-attesters.ts";
import { listOperatorSites } from "#queries/list-operator-sites.ts";
import { listPayouts } from "#queries/list-payouts.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";
import { rig, SITE_CAPACITY } from "../indexer/world-fleet.ts";

const chainId = 31_337;
const HELD = 1_000n * 10n ** 12n;
let world: World;
let database: TestDatabase;
let now: Date;
let set: number;
let site: number;
let signed: bigint;
let ended: bigint;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  const { operator, pool, auditor, holders } = world;
  set = await world.createSet(holders[0]!, [pool, auditor], 1);
  site = await world.openSite(operator, "Rockdale, Texas", "CA");
  await world.attestSite(site, set, [auditor]);
  signed = await world.createBatch({ site, attesterSet: set, evidenceRequired: 1, royaltyBps: 500 });
  ended = await world.createBatch({ site, periods: 1 });
  await world.buy(holders[0]!, signed, 100n);
  await world.passDays(1.1);
  await world.post(signed, 0, { gross: 10_000n, signers: [pool] });
  await world.post(ended, 0, { gross: 10_000n });
  await world.passDays(1);
  await world.post(signed, 1, { gross: 10_000n, deliveredBps: 5_000, signers: [pool, auditor] });
  await world.releaseCapacity(holders[0]!, ended);
  await world.resign(pool, set);
  await indexOnce(database, world);
  now = new Date((await world.now()) * 1000);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

test("each payout says what evidence its signatures reach", async () => {
  const payouts = await listPayouts(database.db, chainId, signed, { limit: 9 });
  expect(payouts.map(({ period, evidence, deliveredBps }) => [period, evidence, deliveredBps])).toEqual([
    [1, 2, 5_000],
    [0, 1, 10_000],
  ]);
  const batch = (await findBatch(database.db, chainId, signed, now))!;
  expect(batch.lastPayouts.map(({ evidence }) => evidence)).toEqual([1, 2]);
  expect(batch).toMatchObject({ attesterSet: set, evidenceRequired: 1, royaltyBps: 500 });
});

test("sets to choose from are the newest, with those who can still sign", async () => {
  const [newest] = await listAttesterSets(database.db, chainId, { limit: 1 });
  expect(newest).toEqual({
    ...{ set, threshold: 1, highestLevel: 2 },
    members: [{ attester: world.auditor, kind: "auditor" }],
  });
});

test("a set of attesters names its members, their kinds, and who left", async () => {
  const found = (await findAttesterSet(database.db, chainId, BigInt(set)))!;
  expect(found).toMatchObject({ set, threshold: 1, highestLevel: 2, createdBy: world.holders[0] });
  const members = new Map(found.members.map((member) => [member.attester as Address, member]));
  expect(members.get(world.pool)).toMatchObject({ kind: "pool", resignedAt: now });
  expect(members.get(world.auditor)).toMatchObject({ kind: "auditor", resignedAt: null });
  expect(await findAttesterSet(database.db, chainId, 9n)).toBeUndefined();
});

test("attesters that governance admits are listed with their kind", async () => {
  const kinds = (await listAttesters(database.db, chainId)).map(({ attester, kind }) => [attester, kind]);
  expect(new Map(kinds as [string, string][])).toEqual(
    new Map([
      [world.pool, "pool"],
      [world.auditor, "auditor"],
    ]),
  );
});

test("a site says where it is, what it has, what stands behind that, and who holds it", async () => {
  const found = (await findSite(database.db, chainId, BigInt(site)))!;
  expect(found).toMatchObject({
    ...{ number: site, operator: world.operator, name: "Rockdale, Texas", country: "CA", evidence: 2 },
    ...{ capacity: SITE_CAPACITY, reserved: HELD, nameplate: BigInt(rig.count) * rig.unitHashrate },
    machines: [rig],
    stated: { attesterSet: set },
    reservations: [
      { batchId: ended, hashrate: HELD, releasedAt: expect.any(Date) },
      { batchId: signed, hashrate: HELD, releasedAt: null },
    ],
  });
  expect(found.machinesHash).toBe((await world.siteOf(site)).machinesHash);
  expect(await findSite(database.db, chainId, 99n)).toBeUndefined();
});

test("an operator's sites come by number, on its own word where nobody signed", async () => {
  const lower = world.operator.toLowerCase() as Address;
  const sites = await listOperatorSites(database.db, chainId, lower);
  expect(sites.map(({ number, evidence, stated }) => [number, evidence, stated?.attesterSet])).toEqual([
    [world.site, 0, null],
    [site, 2, set],
  ]);
  expect(await listOperatorSites(database.db, chainId, world.holders[0]!)).toEqual([]);
});

test("a batch names its site and what it still holds of it", async () => {
  const where = { number: site, name: "Rockdale, Texas", country: "CA", evidence: 2 };
  expect(await findBatch(database.db, chainId, signed, now)).toMatchObject({ site: where, reserved: HELD });
  expect(await findBatch(database.db, chainId, ended, now)).toMatchObject({ site: where, reserved: 0n });
});
