import { batch, sliceId } from "#scripts/bench/batch.ts";
import { type GasRow, published, row } from "#scripts/bench/gas-row.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";

const batchId = batch.holders;
const id = (serial: number) => sliceId(batchId, serial);
/** Serials of the slices that are sold before the batch's first payout. */
export const traded = [13, 14] as const;
const holder = { splits: 8, merges: 9, settles: 10 } as const;

/** Slices of a batch nothing was posted for yet: bought while it is on sale, measured by `measureHolders` at the end. */
export async function buyForHolders(world: LocalWorld): Promise<void> {
  for (const index of Object.values(holder)) {
    const account = world.account(index);
    await world.fund(account);
    for (let i = 0; i < 4; i++) await world.buy(account, batchId, 10n);
  }
  for (const _ of traded) await world.buy(world.account(5), batchId, 10n);
}

/** What holders do with slices that have earned something, their owner without credit first. */
export async function measureHolders(world: LocalWorld): Promise<GasRow[]> {
  const [splitter, merger, settler] = [holder.splits, holder.merges, holder.settles].map(world.account) as [
    `0x${string}`,
    `0x${string}`,
    `0x${string}`,
  ];
  const send = async (from: `0x${string}`, functionName: string, args: readonly unknown[]) =>
    (await world.send(from, world.slices, functionName, args)).gasUsed;
  const split = (serial: number) => send(splitter, "split", [id(serial), [4n, 6n]]);
  // Somebody who has credit already, as whoever merges parts of a split has.
  const mergeParts = (...serials: number[]) => send(splitter, "merge", [serials.map(id)]);
  const merge = (...serials: number[]) => send(merger, "merge", [serials.map(id)]);

  await world.post(batchId, 0);
  const splitFirst = await split(1);
  const splitAgain = await split(2);
  const mergeFirst = await merge(5, 6);
  const settle = await send(world.account(3), "settle", [[id(9)]]);
  await send(settler, "claim", [[id(10), id(11)], settler]);
  const keeper = await send(world.account(3), "claim", [[id(12)], settler]);
  await world.post(batchId, 1);
  const mergeAgain = await mergeParts(15, 16);
  await world.post(batchId, 2, 9_700);
  const splitRefund = await split(3);
  const mergeRefund = await merge(7, 8);

  return [
    row("split 1→2, pending, first credit", splitFirst, 175_000, published.erc3525Split),
    row("split 1→2, pending, credit there", splitAgain, 175_000, published.erc3525Split),
    row("split 1→2, payout and first refund pending", splitRefund, null, published.erc3525Split),
    row("merge 2→1, pending, credit there", mergeAgain, 135_000),
    row("merge 2→1, pending, first credit", mergeFirst, 135_000),
    row("merge 2→1, payout and first refund pending", mergeRefund, null),
    row("settle, 1 slice, first credit", settle, null),
    row("claim, 1 slice, by a stranger for the owner", keeper, 72_000),
  ];
}
