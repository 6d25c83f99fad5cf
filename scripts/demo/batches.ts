import { type Address, zeroAddress } from "viem";
import { plainTerms, type Terms } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";
import { setOf } from "#scripts/demo/attesters.ts";
import { coolingBatches } from "#scripts/demo/batches/cooling.ts";
import type { DemoBatch } from "#scripts/demo/batches/demo-batch.ts";
import { provenBatches } from "#scripts/demo/batches/proven.ts";
import { runningBatches } from "#scripts/demo/batches/running.ts";
import { siteNumber } from "#scripts/demo/sites.ts";

/** Every batch of the demo world, by number from 1. */
export const demoBatches: readonly DemoBatch[] = [...runningBatches, ...coolingBatches, ...provenBatches];

function secondsOf(day: string): number {
  const start = parseDay(day);
  if (start === undefined) throw new RangeError(`${day} is not a day`);
  return start;
}

/** The terms as the contract takes them. */
export function termsOf(batch: DemoBatch, deployment: Deployment, arbiter: Address): Terms {
  return {
    ...plainTerms,
    ...batch.terms,
    paymentToken: deployment.tokens.usdc,
    payoutToken: deployment.tokens.wbtc,
    saleStart: secondsOf(batch.saleStart),
    saleEnd: secondsOf(batch.saleEnd),
    refundDeadline: batch.refundDeadline === undefined ? 0 : secondsOf(batch.refundDeadline),
    termStart: secondsOf(batch.termStart),
    periodSeconds: secondsPerDay,
    attesterSet: setOf(batch.signedBy),
    site: siteNumber(batch.site),
    arbiter: batch.isDisputable ? arbiter : zeroAddress,
  };
}
