import { afterAll, beforeAll, expect, test } from "vitest";
import { readAll } from "#app/_server/read-all.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "../indexer/index-chain.ts";
import { createWorld, type World } from "../indexer/world.ts";

let world: World;
let database: TestDatabase;

// An operator that holds a slice of its own batch earns from each payout twice: as a holder, and for what is not sold.
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  const batch = await world.createBatch({ periods: 5 });
  const slice = await world.buy(world.operator, batch, 100n);
  for (const period of [0, 1, 2]) {
    await world.passDays(1.1);
    await world.post(batch, period, { gross: 10_000n, hosting: 1_000n });
  }
  await world.claim(world.operator, [slice]);
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

const read = (page: { before?: bigint; limit: number }) => listOwnerPayouts(database.db, 31_337, world.operator, page);

test("what one event says twice to an account is on one page, wherever the page ends", async () => {
  const whole = await read({ limit: 1_000 });
  expect(whole.map(({ kind }) => kind).sort()).toEqual([
    ...["claimed", "credited", "credited", "credited", "payout", "payout", "payout"],
  ]);
  for (const limit of [1, 2, 3, 4, 5]) {
    const paged: typeof whole = [];
    for (;;) {
      const last = paged.at(-1);
      const page = await read({ limit, ...(last && { before: last.position }) });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged, `pages of ${limit}`).toEqual(whole);
  }
});

test("all of it can be read at once", async () => {
  expect(await readAll(read)).toEqual(await read({ limit: 1_000 }));
});
