import { batch } from "#scripts/bench/batch.ts";
import { type GasRow, row } from "#scripts/bench/gas-row.ts";
import { DAY, type LocalWorld } from "#scripts/bench/local-world.ts";

/** What anybody can do about a batch that ends badly, and what can be paid afterwards. */
export async function measureEndings(world: LocalWorld): Promise<GasRow[]> {
  const [anna, ben] = [world.account(3), world.account(4)];
  const tomorrow = (await world.now()) + DAY;
  const { batchId } = await world.create({
    saleStart: Number(tomorrow - DAY),
    saleEnd: Number(tomorrow),
    termStart: Number(tomorrow + DAY),
    minUnits: 500n,
  });
  await world.buy(anna, batchId, 100n);
  await world.warp(tomorrow);
  const cancelled = await world.send(ben, world.manager, "cancel", [batchId]);
  const released = await world.send(ben, world.fleet, "release", [batchId]);

  const more = [batch.everyOption, 0, 1_000n, `0x${"ef".repeat(32)}`];
  const toppedUp = await world.send(world.operator, world.manager, "topUp", more);
  const defaulted = await world.send(ben, world.manager, "declareDefault", [batch.signed]);
  return [
    row("cancel", cancelled.gasUsed, null),
    row("release of a site's capacity", released.gasUsed, null),
    row("topUp", toppedUp.gasUsed, null),
    row("declareDefault", defaulted.gasUsed, null),
  ];
}
