import { accusePlan } from "#app/_wallet/plans/accuse-plan.ts";
import { forfeitBondPlan } from "#app/_wallet/plans/forfeit-bond-plan.ts";
import { provePaymentPlan } from "#app/_wallet/plans/prove-payment-plan.ts";
import { settleHeldPlan } from "#app/_wallet/plans/settle-held-plan.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { readProofFile, writeProofFile } from "#domain/bitcoin/proof-file.ts";
import { verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { askChain } from "./ask-chain.ts";
import { checkProof } from "./check-proof.ts";
import { estimateProving } from "./estimate-proving.ts";
import { fetchProof } from "./fetch-proof.ts";
import { findEpochs } from "./find-epochs.ts";

/** All that reads and checks proofs, loaded in one piece when somebody first wants to. */
export const proofs = {
  ...{ askChain, checkProof, estimateProving, fetchProof, findEpochs },
  ...{ displayHash, readProofFile, verifyPaymentProof, writeProofFile },
  plans: {
    accuse: accusePlan,
    forfeitBond: forfeitBondPlan,
    provePayment: provePaymentPlan,
    settleHeld: settleHeldPlan,
  },
} as const;

export type ProofPlans = typeof proofs.plans;
