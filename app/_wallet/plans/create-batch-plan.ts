import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { type CreateBatchArgs, createBatch, describeCreateBatch } from "#chain/calls/create-batch.ts";
import { formatUtc } from "#domain/utc.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Creates a batch, its exact bond approved before. */
export function createBatchPlan({ deployment }: WalletSettings, account: `0x${string}`, args: CreateBatchArgs): Plan {
  const { terms, disclosure } = args;
  const token = tokenOf(deployment, terms.paymentToken);
  return {
    title: `Create ${disclosure.name}`,
    verb: "create the batch",
    sentence: describeCreateBatch(deployment, args),
    lines: [
      { label: "Bond, taken now", value: formatToken(terms.bond, token) },
      { label: "Sale", value: `${formatUtc(terms.saleStart)} – ${formatUtc(terms.saleEnd)}` },
      { label: "Operator", value: account },
    ],
    call: createBatch(deployment, args),
    spending: { token: terms.paymentToken, symbol: token.symbol, decimals: token.decimals, amount: terms.bond },
    done: {
      sentence: "The batch exists. It sells from the start of its sale, and waits for a payout after each day.",
      link: { href: `/operator?address=${account}`, label: "See your batches" },
    },
  };
}
