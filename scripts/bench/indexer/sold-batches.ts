import { zeroAddress } from "viem";
import { buy } from "#chain/calls/buy.ts";
import { createBatch, plainTerms } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";
import { minBond } from "#domain/terms.ts";
import { CHAIN_START } from "./anvil.ts";
import { type Cast, SITE } from "./cast.ts";
import type { Sender } from "./sender.ts";

const DAY = 86_400;
const RATE = 100_000n;
const PLENTY = 1n << 100n;
/** Purchases in a block: about 80 logs of ours. */
const PER_BLOCK = 27;
const SLICES_PER_BATCH = 1_000_000_000n;

/** First second of every batch's term; a day's sale comes before it. */
export const TERM_START = CHAIN_START + DAY;

/** First second at which period `period` can be posted. */
export function endOfPeriod(period: number): number {
  return TERM_START + (period + 1) * DAY;
}

/** The slices of all batches in one row: which is which, how large, and of which batch. */
export function sliceAt(index: number, batches: number) {
  const batchId = BigInt((index % batches) + 1);
  const serial = BigInt(Math.floor(index / batches) + 1);
  return { batchId, id: batchId * SLICES_PER_BATCH + serial, units: 1n + ((serial * 7n + batchId) % 50n) };
}

/** Creates the batches, each a tenth larger than what will be sold of it, and sells all slices to the owners in turn. */
export async function sellBatches(
  sender: Sender,
  deployment: Deployment,
  { operator, buyers, owners }: Cast,
  { batches, periods, slices }: { batches: number; periods: number; slices: number },
): Promise<void> {
  const sold = Array.from({ length: batches }, () => 0n);
  for (let i = 0; i < slices; i++) sold[i % batches] = (sold[i % batches] ?? 0n) + sliceAt(i, batches).units;
  for (const [i, units] of sold.entries()) {
    await sender.add(operator, createBatch(deployment, opening(deployment, i + 1, units + units / 10n, periods)));
  }
  await sender.mine();
  for (let i = 0; i < slices; i++) {
    const { batchId, units } = sliceAt(i, batches);
    // A batch has one buyer, so that its slices are numbered in this order.
    const buyer = buyers[(i % batches) % buyers.length] ?? zeroAddress;
    const to = owners[i % owners.length] ?? zeroAddress;
    const added = await sender.add(buyer, buy(deployment, { batchId, units, maxCost: PLENTY, to }));
    if (added === PER_BLOCK) await sender.mine();
  }
  await sender.mine();
}

function opening(deployment: Deployment, number: number, capacity: bigint, periods: number) {
  const { usdc, wbtc } = deployment.tokens;
  const money = { capacity, rate: RATE, upfront: 0n };
  return {
    terms: {
      ...plainTerms,
      ...{ paymentToken: usdc, payoutToken: wbtc, unitHashrate: 100_000_000_000n, site: SITE, ...money },
      ...{ saleStart: CHAIN_START, saleEnd: TERM_START, termStart: TERM_START, periodSeconds: DAY, periods },
      ...{ grace: 2 * DAY, maxHostingBps: 9_000, bond: minBond({ ...money, periods: BigInt(periods) }) },
    },
    disclosure: {
      ...{ name: `Batch ${number}`, pool: "Pool", efficiencyMilliJoulesPerTh: 21_500, powerMicroUsdPerKwh: 55_000 },
      ...{ pueBps: 10_300, poolFeeBps: 200, serviceMicroUsdPerThDay: 4_500 },
    },
  };
}
