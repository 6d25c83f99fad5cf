import { batch, sliceId } from "#scripts/bench/batch.ts";
import { type GasRow, published, row } from "#scripts/bench/gas-row.ts";
import { buyForHolders } from "#scripts/bench/holder-rows.ts";
import { DAY, type LocalWorld, START } from "#scripts/bench/local-world.ts";

/** Creation and sale, and the slices that later rows are about. Two slices of `everyOption` are given back. */
export async function measureSale(world: LocalWorld): Promise<GasRow[]> {
  const [anna, ben, carl] = [3, 4, 5].map(world.account) as [`0x${string}`, `0x${string}`, `0x${string}`];
  await world.create();
  const created = await world.create();
  await world.create({ evidenceRequired: 1, attesterSet: world.sets.pool, site: world.sites.audited });
  const everyOption = await world.create({
    upfront: 10_000_000n,
    bond: 4_250_000_000n,
    saleEnd: Number(START + 150n * DAY),
    refundDeadline: Number(START + 180n * DAY),
    minUnits: 100n,
    royaltyBps: 500,
    evidenceRequired: 2,
    attesterSet: world.sets.both,
    site: world.sites.audited,
    arbiter: world.account(16),
  });

  const first = await world.buy(anna, batch.plain, 100n);
  const fresh = await world.buy(ben, batch.plain, 100n);
  const existing = await world.buy(anna, batch.plain, 100n);
  for (const buyer of [anna, ben, anna]) await world.buy(buyer, batch.signed, 100n);
  for (let i = 0; i < 8; i++) await world.buy(carl, batch.everyOption, 50n);
  const withUpfront = await world.buy(carl, batch.everyOption, 50n);
  await buyForHolders(world);

  const giveBack = (serial: number) =>
    world.send(carl, world.manager, "refund", [[sliceId(batch.everyOption, serial)], carl]);
  await giveBack(1);
  const refund = await giveBack(2);
  await world.warp(START + 180n * DAY);
  const released = await world.send(ben, world.manager, "releaseUpfront", [batch.everyOption]);
  return [
    row("createBatch", created.gasUsed, 260_000, published.splitsCreate),
    row("createBatch, every option", everyOption.gasUsed, null, published.splitsCreate),
    row("buy, first in batch", first.gasUsed, 205_000, published.sablierCreate),
    row("buy, new holder", fresh.gasUsed, 165_000, published.sablierCreate),
    row("buy, existing holder", existing.gasUsed, 148_000, published.sablierCreate),
    row("buy, existing holder, with an upfront part", withUpfront.gasUsed, null, published.sablierCreate),
    row("refund, 1 slice, in the cooling-off time", refund.gasUsed, null),
    row("releaseUpfront", released.gasUsed, null),
  ];
}
