import { type ContractFunctionArgs, zeroAddress } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBaseUnits, formatBps } from "#domain/money.ts";
import { formatUtc } from "#domain/utc.ts";

type Args = ContractFunctionArgs<typeof batchManagerAbi, "nonpayable", "createBatch">;
/** As `IBatchManager.Terms`: times in UTC seconds, money in base units. */
export type Terms = Args[0];
/** As `IBatchManager.Disclosure`. */
export type Disclosure = Args[1];

/** What a batch can do without: no upfront part, cooling-off, minimum, royalty, attesters or arbiter. */
export const plainTerms = {
  upfront: 0n,
  refundDeadline: 0,
  minUnits: 0n,
  royaltyBps: 0,
  evidenceRequired: 0,
  attesterSet: 0,
  arbiter: zeroAddress,
} as const satisfies Partial<Terms>;

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
  const money = (amount: bigint) => formatTokenAmount(deployment, terms.paymentToken, amount);
  const count = (units: bigint) => formatBaseUnits(units, 0);
  const upfront = terms.upfront === 0n ? "" : ` and ${money(terms.upfront)} upfront`;
  return [
    `Create the batch "${disclosure.name}": ${count(terms.capacity)} units at ${money(terms.rate)} each per period${upfront}, for ${terms.periods} periods from ${formatUtc(terms.termStart)}, reserved from site ${terms.site}.`,
    ...(terms.refundDeadline === 0 ? [] : [`Slices can be given back until ${formatUtc(terms.refundDeadline)}.`]),
    ...(terms.minUnits === 0n ? [] : [`It is cancelled unless ${count(terms.minUnits)} units are sold.`]),
    ...(terms.attesterSet === 0
      ? []
      : [`Attester set ${terms.attesterSet} signs its payouts, at level ${terms.evidenceRequired} or above.`]),
    ...(terms.arbiter === zeroAddress ? [] : [`Disputes about its bond are decided by ${terms.arbiter}.`]),
    ...(terms.royaltyBps === 0 ? [] : [`${formatBps(terms.royaltyBps)} of every resale are yours.`]),
    `Its bond of ${money(terms.bond)} is taken now; its terms can never be changed, but for the price before the first sale.`,
  ].join(" ");
}
