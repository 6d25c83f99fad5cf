import { displayHash } from "#domain/bitcoin/hash.ts";
import { readHeader } from "#domain/bitcoin/header.ts";
import type { BlockSource, FoundPayment } from "#evidence/bitcoin/block-source.ts";

/** Miners set the times of their blocks, hours off at worst: so far before `since` the search begins. */
const timeSlack = 14_400;

export type TimedPayment = FoundPayment & { height: number; time: number };

/** Every payment to one of `scripts` in a block whose time is `since` or later, up to block `to`; oldest block first. */
export async function findPayments(
  source: BlockSource,
  scripts: readonly Uint8Array[],
  since: number,
  to: number,
): Promise<TimedPayment[]> {
  const from = await firstBlockSince(source, since - timeSlack, to);
  if (from > to || scripts.length === 0) return [];
  const found: TimedPayment[] = [];
  for (const payment of await source.paymentsTo(scripts, from, to)) {
    const { time } = readHeader(await source.headerOf(payment.blockHash));
    if (time >= since) found.push({ ...payment, time, height: await source.heightOf(payment.blockHash) });
  }
  return found.sort(
    (a, b) => a.height - b.height || displayHash(a.txid).localeCompare(displayHash(b.txid)) || a.vout - b.vout,
  );
}

/** The first block from which on times are `time` or later, as far as a search by halves can tell; `to` + 1 where there is none. */
async function firstBlockSince(source: BlockSource, time: number, to: number): Promise<number> {
  let [low, high] = [0, to + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const header = readHeader(await source.headerOf(await source.hashAt(middle)));
    if (header.time >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
