import { explainError } from "#chain/explain-error.ts";
import { readAdmission } from "./machinery/read-admission.ts";
import { buyPlan } from "./plans/buy-plan.ts";
import { claimPlan } from "./plans/claim-plan.ts";
import { createBatchPlan } from "./plans/create-batch-plan.ts";
import { declareDefaultPlan } from "./plans/declare-default-plan.ts";
import { mintPlan } from "./plans/mint-plan.ts";
import { postPayoutsPlan } from "./plans/post-payouts-plan.ts";
import { releaseBondPlan } from "./plans/release-bond-plan.ts";
import { resume } from "./transaction/resume.ts";
import { begin } from "./transaction/run.ts";
import { TransactionView } from "./transaction/transaction-view.tsx";

/**
 * All that is needed from the first signature on. Loaded in one piece, because the bundler would copy what several lazily
 * loaded pieces share (ABIs, messages, viem) into each of them.
 */
export const signing = {
  begin,
  resume,
  explainError,
  readAdmission,
  TransactionView,
  plans: {
    buy: buyPlan,
    claim: claimPlan,
    createBatch: createBatchPlan,
    declareDefault: declareDefaultPlan,
    mint: mintPlan,
    postPayouts: postPayoutsPlan,
    releaseBond: releaseBondPlan,
  },
} as const;

export type Plans = typeof signing.plans;
