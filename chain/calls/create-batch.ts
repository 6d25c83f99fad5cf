import type { ContractFunctionArgs } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { formatUtc } from "#domain/utc.ts";

type Args = ContractFunctionArgs<typeof batchManagerAbi, "nonpayable", "createBatch">;
/** As `IBatchManager.Terms`: times in UTC seconds, money in base units. */
export type Terms = Args[0];
/** As `IBatchManager.Disclosure`. */
export type Disclosure = Args[1];

export interface CreateBatchArgs {
  terms: Terms;
  disclosure: Disclosure;
}

/** Creates a batch, reserves its capacity and takes its bond. The caller has approved CapacitySlices for the bond. */
export function createBatch(deployment: Deployment, { terms, disclosure }: CreateBatchArgs) {
  return {
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "createBatch",
    args: [terms, disclosure],
  } as const satisfies Call;
}

export function describeCreateBatch(deployment: Deployment, { terms, disclosure }: CreateBatchArgs): string {
  const bond = formatTokenAmount(deployment, terms.paymentToken, terms.bond);
  const rate = formatTokenAmount(deployment, terms.paymentToken, terms.rate);
  const upfront =
    terms.upfront === 0n ? "" : ` and ${formatTokenAmount(deployment, terms.paymentToken, terms.upfront)} upfront`;
  return `Create the batch "${disclosure.name}": ${formatBaseUnits(terms.capacity, 0)} units at ${rate} each per period${upfront}, for ${terms.periods} periods from ${formatUtc(terms.termStart)}, reserved from site ${terms.site}. Its bond of ${bond} is taken now; its terms can never be changed, but for the rate before the first sale.`;
}
