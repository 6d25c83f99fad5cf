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
} as const;
