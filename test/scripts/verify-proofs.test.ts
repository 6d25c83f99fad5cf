import type { Address } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";
import { type Lie, startLedgerApi } from "./ledger-api.ts";

let world: World;
let database: TestDatabase;

// Three periods of level 3: one proven, one whose proofs never came, one that waits; more is proven than posted, and the batch accused.
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  const [alice] = world.holders as [Address];
  const set = await world.createSet(alice, [world.auditor], 1);
  const site = await world.openSite(world.operator, "Kiruna");
  await world.attestSite(site, set, [world.auditor]);
  const start = (await world.now()) + 3_600;
  const sale = { saleStart: start - 3_600, saleEnd: start, termStart: start };
  const batch = await world.createBatch({ ...sale, site, evidenceRequired: 3, periods: 4 });
  await world.registerScript(batch, "pool");
  await world.buy(alice, batch, 100n);
  await world.passDays(0.5);
  await world.payOnBitcoin(alice, "pool", 80_001n);
  await world.passDays(1);
  await world.post(batch, 0, { gross: 82_000n });
  await world.settleHeld(alice, batch, 1);
  await world.passDays(1);
  await world.post(batch, 1, { gross: 9_000n });
  await world.passDays(15);
  await world.settleHeld(alice, batch, 1);
  await world.post(batch, 2, { gross: 1_000n });
  await world.payOnBitcoin(alice, "pool", 50_000n);
  await world.accuse(alice, batch);
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

async function differencesOf(lie?: Lie) {
  const api = await startLedgerApi(database, world, lie);
  const { rpcUrl, deployment } = world;
  const { differences, counts } = await verifyLedger(database.db, deployment, { rpcUrl, api: api.url });
  api.stop();
  return { found: differences.map(({ what, where }) => `${where}: ${what}`), counts };
}

test("what the web server says of proofs is compared with the chain, and agrees", async () => {
  const { found, counts } = await differencesOf();
  expect(found).toEqual([]);
  expect(counts.API?.payment).toBe(2);
});

const lies: { what: string; at: RegExp; said: RegExp; instead: string; found: string[] }[] = [
  {
    ...{
      what: "a payment that is left out",
      at: /proofs\?/,
      said: /,\{"position":"\d+","period":0,[^}]*\}/,
      instead: "",
    },
    found: ["sum of its proofs", "listed proofs of period 0"],
  },
  {
    ...{
      what: "another amount that waits",
      at: /payouts\/2$/,
      said: /"heldPerUnit":"\d+"/,
      instead: '"heldPerUnit":"7"',
    },
    found: ["waiting escrow of period 2"],
  },
  {
    ...{ what: "a verdict turned around", at: /payouts\/1$/, said: /"isProven":false/, instead: '"isProven":true' },
    found: ["verdict of period 1"],
  },
  {
    ...{ what: "more time to answer an accusation", at: /proofs\?/, said: /"until":"20\d\d/, instead: '"until":"2099' },
    found: ["time to answer of its proofs"],
  },
  {
    ...{ what: "less covered gross", at: /proofs\?/, said: /"covered":"82000"/, instead: '"covered":"81999"' },
    found: ["covered gross of its proofs"],
  },
];

test.each(lies)("$what is found", async ({ at, said, instead, found }) => {
  const differences = await differencesOf((path, body) => (at.test(path) ? body.replace(said, instead) : body));
  expect(differences.found).toEqual(found.map((name) => `API: batch 1: ${name}`));
});
