import { batch } from "#scripts/bench/batch.ts";
import { type GasRow, published, row } from "#scripts/bench/gas-row.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";

const FULL = 10_000;
const SHORT = 9_700;
/** One slot holds what so many periods delivered. */
const WORD = 32;

/** Payouts on the operator's word, with a pool's signature, and with a pool's and an auditor's. */
export async function measurePosting(world: LocalWorld): Promise<GasRow[]> {
  return [...(await signed(world)), ...(await unsigned(world)), ...(await audited(world))];
}

async function signed(world: LocalWorld): Promise<GasRow[]> {
  const post = (period: number, deliveredBps = FULL) =>
    world.post(batch.signed, period, deliveredBps, 40_000n, [world.pool]);
  const first = await post(0);
  const few = await post(1);
  for (let i = 0; i < 20; i++) await world.buy(world.account(5), batch.signed, 1n);
  const many = await post(2);
  const firstShort = await post(3, SHORT);
  const short = await post(4, SHORT);
  for (let period = 5; period < WORD; period++) await post(period);
  const newWord = await post(WORD);
  return [
    row("postPayout, one signature, 3 slices", few.gasUsed, 125_000, published.splitsDistribute),
    row("postPayout, one signature, 23 slices", many.gasUsed, 125_000, published.splitsDistribute),
    row("postPayout, one signature, first of a batch", first.gasUsed, null, published.splitsDistribute),
    row("postPayout, one signature, first under-delivery", firstShort.gasUsed, null, published.splitsDistribute),
    row("postPayout, one signature, under-delivered", short.gasUsed, null, published.splitsDistribute),
    row("postPayout, one signature, each 33rd period", newWord.gasUsed, null, published.splitsDistribute),
  ];
}

/** Carl's twenty slices are bought between two payouts here, and claimed in other rows. */
async function unsigned(world: LocalWorld): Promise<GasRow[]> {
  await postAll(world, 0, WORD + 1);
  const few = await world.post(batch.plain, WORD + 1);
  for (let i = 0; i < 20; i++) await world.buy(world.account(5), batch.plain, 1n);
  const many = await world.post(batch.plain, WORD + 2);
  await world.post(batch.plain, WORD + 3, SHORT);
  await world.post(batch.plain, WORD + 4, SHORT);
  return [
    row("postPayout, no signature, 3 slices", few.gasUsed, 125_000, published.splitsDistribute),
    row("postPayout, no signature, 23 slices", many.gasUsed, 125_000, published.splitsDistribute),
  ];
}

async function audited(world: LocalWorld): Promise<GasRow[]> {
  const post = (period: number) => world.post(batch.everyOption, period, FULL, 40_000n, [world.pool, world.auditor]);
  await post(0);
  const both = await post(1);
  return [row("postPayout, two signatures, one an auditor's", both.gasUsed, null, published.splitsDistribute)];
}

/** Posts several finished periods of the plain batch in one transaction. */
export async function postAll(world: LocalWorld, from: number, count: number): Promise<void> {
  const payouts = [];
  for (let i = 0; i < count; i++) payouts.push(await world.payoutOf(batch.plain, from + i));
  const { termStart, periodSeconds } = world.terms();
  await world.warp(BigInt(termStart) + BigInt(from + count) * BigInt(periodSeconds));
  await world.send(world.operator, world.manager, "postPayouts", [batch.plain, payouts]);
}

/** Number of the next period to post. */
export async function postedOf(world: LocalWorld, batchId: bigint): Promise<number> {
  return world.read<number>(world.manager, "nextPeriod", [batchId]);
}
