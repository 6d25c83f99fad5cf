import { type Address, keccak256, toHex } from "viem";
import { claim } from "#chain/calls/claim.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Cast } from "./cast.ts";
import type { Sender } from "./sender.ts";
import { endOfPeriod, sliceAt } from "./sold-batches.ts";

/** Transactions in a block: about 80 logs of ours where payouts are among them, and as many where most are claims. */
const PAYOUTS_PER_BLOCK = 27;
const MOVES_PER_BLOCK = 40;
const GROSS = 5_000_000n;

type Size = { batches: number; periods: number; slices: number; transfers: number; claims: number };

/**
 * Period after period: every batch posts its payout, one in five under-delivers, then slices are handed on and others claimed.
 * No slice is touched twice in a period, so the order within a block does not matter.
 */
export async function livePeriods(sender: Sender, deployment: Deployment, cast: Cast, size: Size): Promise<void> {
  const { operator, owners } = cast;
  const ownerOf = Array.from({ length: size.slices }, (_, i) => i % owners.length);
  const owner = (index: number): Address => owners[ownerOf[index] ?? 0] ?? operator;
  const full = async (added: number, most: number) => added >= most && (await sender.mine());
  let touched = 0;
  for (let period = 0; period < size.periods; period++) {
    await sender.passTo(endOfPeriod(period));
    for (let number = 1; number <= size.batches; number++) {
      const payout = payoutOf(number, period);
      await full(await sender.add(operator, postPayout(deployment, payout)), PAYOUTS_PER_BLOCK);
    }
    await sender.mine();
    for (let left = shareOf(size.transfers, period, size.periods); left > 0; left--, touched++) {
      const index = touched % size.slices;
      const from = owner(index);
      ownerOf[index] = ((ownerOf[index] ?? 0) + 1 + (touched % 7)) % owners.length;
      const { id } = sliceAt(index, size.batches);
      await full(await sender.add(from, transferSlice(deployment, { id, from, to: owner(index) })), PAYOUTS_PER_BLOCK);
    }
    for (let left = shareOf(size.claims, period, size.periods); left > 0; left--, touched++) {
      const index = touched % size.slices;
      const { id } = sliceAt(index, size.batches);
      const to = owner(index);
      await full(await sender.add(to, claim(deployment, { ids: [id], to })), MOVES_PER_BLOCK);
    }
    await sender.mine();
  }
}

/** How many of `total` fall into one of `periods`. */
function shareOf(total: number, period: number, periods: number): number {
  return Math.floor((total * (period + 1)) / periods) - Math.floor((total * period) / periods);
}

function payoutOf(number: number, period: number) {
  const gross = GROSS + BigInt((period * 7_919 + number * 104_729) % 1_000_000);
  return {
    batchId: BigInt(number),
    payout: {
      ...{ period, gross, hosting: gross / 4n },
      ...{
        deliveredBps: (period + number) % 5 === 0 ? 9_700 : 10_000,
        evidenceHash: keccak256(toHex(`${number}:${period}`)),
      },
    },
  };
}
