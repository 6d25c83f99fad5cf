import { type GasRow, row } from "#scripts/bench/gas-row.ts";
import { DAY, type LocalWorld } from "#scripts/bench/local-world.ts";

const EPOCH = 414;
const BITS = 0x17034219;
const PERIODS = 40;
/** More than a day's income of the batch's capacity at that target. */
const GROSS = 160_000n;

/** What evidence level 3 costs: posting with a pool's signature beside the proofs, settling what is proven, and accusing. Proofs are posed. */
export async function measureHeld(world: LocalWorld): Promise<GasRow[]> {
  const { manager, held, proofs, operator, account, send } = world;
  const { batchId, termStart, post } = await begin(world);
  const settle = (count: number) => send(account(3), manager, "settleHeld", [batchId, Array(count).fill(EPOCH)]);
  const prove = (periods: bigint) => send(account(3), proofs, "prove", [batchId, periods * GROSS]);

  const first = await post(0);
  const posted = await post(1);
  await prove(2n);
  const firstSettled = await settle(1);
  const one = await settle(1);
  for (let period = 2; period < 9; period++) await post(period);
  await prove(7n);
  const seven = await settle(7);
  await post(9);
  await world.warp(termStart + 30n * DAY);
  const writtenOff = await settle(1);
  // Twelve periods' income is proven then, and ten periods' posted.
  await prove(3n);
  const accused = await send(account(3), held, "accuse", [batchId]);
  const answered = await send(operator, manager, "topUp", [batchId, 0, 2n * GROSS, `0x${"ef".repeat(32)}`]);
  return [
    row("postPayout, level 3, one signature", posted.gasUsed, null),
    row("postPayout, level 3, one signature, first of a batch", first.gasUsed, null),
    row("settleHeld, 1 period, proven", one.gasUsed, null),
    row("settleHeld, 1 period, proven, first of a batch", firstSettled.gasUsed, null),
    row("settleHeld, 7 periods, proven", seven.gasUsed, null),
    row("settleHeld, 1 period, its first refund", writtenOff.gasUsed, null),
    row("accuse", accused.gasUsed, null),
    row("topUp, level 3", answered.gasUsed, null),
  ];
}

/** A batch of 1,000 TH/s that requires proofs, sold in part, on a Bitcoin that stays in one epoch. */
async function begin(world: LocalWorld) {
  const { manager, proofs, operator, account, send } = world;
  const start = await world.now();
  const termStart = start + DAY;
  await send(account(3), proofs, "setEpoch", [BigInt(EPOCH), BITS, Number(start - DAY)]);
  await send(account(3), proofs, "setTip", [EPOCH * 2_016 + 2_000, Number(start + 100n * DAY)]);
  const { batchId } = await world.create({
    saleStart: Number(start),
    saleEnd: Number(termStart),
    termStart: Number(termStart),
    periods: PERIODS,
    evidenceRequired: 3,
    attesterSet: world.sets.pool,
    site: world.sites.audited,
  });
  await world.buy(account(3), batchId, 600n);
  const post = async (period: number) => {
    await world.warp(termStart + BigInt(period + 1) * DAY);
    const payout = await world.payoutOf(batchId, period, 10_000, GROSS, [world.pool]);
    return send(operator, manager, "postPayout", [batchId, payout]);
  };
  return { batchId, termStart, post };
}
