import type { PublicClient } from "viem";
import type { AttestationFile } from "#chain/attestation-file.ts";
import type { Deployment } from "#chain/deployment.ts";
import { describeFault } from "#evidence/fault.ts";
import type { Proposal } from "#evidence/propose-payout.ts";
import { proposePayouts } from "#evidence/propose-payouts.ts";
import { readRecord } from "#evidence/read-record.ts";
import type { Statement } from "#evidence/statement.ts";
import { collectEvidence, type Evidence } from "#scripts/post-payout/evidence.ts";
import { type BatchOnChain, readBatch } from "#scripts/post-payout/read-batch.ts";

export type PlanInput = {
  batchId: bigint;
  /** The pool's record, byte for byte. */
  record: Uint8Array;
  /** First second after the last day to post. */
  through?: number | undefined;
  btcMicroUsd: (dayStart: number) => bigint | undefined;
  deliveredBps?: number | undefined;
  /** What attesters signed, where they did. */
  attestations?: readonly AttestationFile[] | undefined;
};

/** What would be posted now: the periods that are finished, not posted, and stated by the record. */
export type Plan = {
  batch: BatchOnChain;
  statement: Statement;
  proposals: Proposal[];
  /** Of each proposal, in the same order. */
  evidence: Evidence[];
};

export class RecordRefused extends Error {
  override name = "RecordRefused";
}

/** Reads chain and record and proposes. Throws RecordRefused, ProposalRefused, EvidenceRefused or BatchNotFoundError; changes nothing. */
export async function planPayouts(client: PublicClient, deployment: Deployment, input: PlanInput): Promise<Plan> {
  const reading = readRecord(input.record);
  if (!reading.ok) {
    const faults = reading.faults.map((fault) => `  ${describeFault(fault)}`).join("\n");
    throw new RecordRefused(`The record cannot be used, and nothing of it was:\n${faults}`);
  }
  const { statement, evidenceHash } = reading;
  const batch = await readBatch(client, deployment, input.batchId);
  const { postable, finishedPeriods } = batch;
  const { through, btcMicroUsd, deliveredBps } = input;
  const backlog = { batch: postable, statement, evidenceHash, finishedPeriods, through, btcMicroUsd, deliveredBps };
  const proposals = proposePayouts(backlog);
  const payouts = proposals.map(({ payout }) => payout);
  const evidence = await collectEvidence(client, deployment, batch, payouts, input.attestations ?? []);
  return { batch, statement, proposals, evidence };
}
