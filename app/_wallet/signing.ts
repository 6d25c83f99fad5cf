import { readAttestationFile } from "#chain/attestation-file.ts";
import { weighEvidence } from "./evidence/weigh-evidence.ts";
import { readAdmission } from "./machinery/read-admission.ts";
import { addMachinesPlan } from "./plans/add-machines-plan.ts";
import { buyPlan } from "./plans/buy-plan.ts";
import { cancelPlan } from "./plans/cancel-plan.ts";
import { claimPlan } from "./plans/claim-plan.ts";
import { collectProceedsPlan } from "./plans/collect-proceeds-plan.ts";
import { createBatchPlan } from "./plans/create-batch-plan.ts";
import { declareCapacityPlan } from "./plans/declare-capacity-plan.ts";
import { declareDefaultPlan } from "./plans/declare-default-plan.ts";
import { disputePlan } from "./plans/dispute-plan.ts";
import { giveBackPlan } from "./plans/give-back-plan.ts";
import { keeperClaimsPlan } from "./plans/keeper-claims-plan.ts";
import { mergePlan } from "./plans/merge-plan.ts";
import { mintPlan } from "./plans/mint-plan.ts";
import { payoutAddressPlan } from "./plans/payout-address-plan.ts";
import { postPayoutsPlan } from "./plans/post-payouts-plan.ts";
import { registerSitePlan } from "./plans/register-site-plan.ts";
import { releaseBondPlan } from "./plans/release-bond-plan.ts";
import { releaseCapacityPlan } from "./plans/release-capacity-plan.ts";
import { releaseUpfrontPlan } from "./plans/release-upfront-plan.ts";
import { resolveDisputePlan } from "./plans/resolve-dispute-plan.ts";
import { retirePlan } from "./plans/retire-plan.ts";
import { setRatePlan } from "./plans/set-rate-plan.ts";
import { splitPlan } from "./plans/split-plan.ts";
import { topUpPlan } from "./plans/top-up-plan.ts";
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
  readAdmission,
  readAttestationFile,
  weighEvidence,
  TransactionView,
  plans: {
    buy: buyPlan,
    claim: claimPlan,
    createBatch: createBatchPlan,
    declareDefault: declareDefaultPlan,
    mint: mintPlan,
    postPayouts: postPayoutsPlan,
    releaseBond: releaseBondPlan,
    split: splitPlan,
    merge: mergePlan,
    addMachines: addMachinesPlan,
    cancel: cancelPlan,
    collectProceeds: collectProceedsPlan,
    declareCapacity: declareCapacityPlan,
    dispute: disputePlan,
    giveBack: giveBackPlan,
    keeperClaims: keeperClaimsPlan,
    payoutAddress: payoutAddressPlan,
    registerSite: registerSitePlan,
    releaseCapacity: releaseCapacityPlan,
    releaseUpfront: releaseUpfrontPlan,
    resolveDispute: resolveDisputePlan,
    retire: retirePlan,
    setRate: setRatePlan,
    topUp: topUpPlan,
  },
} as const;

export type Plans = typeof signing.plans;
