"use client";
import { useState } from "react";
import { evidenceOf } from "#app/_components/evidence-badge.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatCounted } from "#app/_format/count.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { isAccount } from "#app/_wallet/is-account.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { TestMoneyButton } from "#app/_wallet/test-money-button.tsx";
import { useBalance } from "#app/_wallet/use-balance.ts";
import { useSign } from "#app/_wallet/use-sign.ts";
import type { AttesterSet } from "#queries/attester-set.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { SliceRow } from "#queries/list-slices.ts";
import { AttestationDrop } from "./evidence/attestation-drop.tsx";
import type { OpenedAttestation } from "./evidence/opened-attestation.ts";
import { useEvidence } from "./evidence/use-evidence.ts";
import { duePeriods, postableOf, totalsOf } from "./postable.ts";
import { PostingChoices, useChoices } from "./posting-choices.tsx";
import { PostingTable } from "./posting-table.tsx";
import { RecordDrop } from "./record-drop.tsx";
import type { OpenedRecord } from "./record-reader.ts";
import { SliceShares } from "./slice-shares.tsx";

type Props = { batch: BatchSummary; slices: SliceRow[]; attesters: AttesterSet | undefined };

/** From a pool's record to a signed payout: read, choose, have it signed, see what each slice gets, sign. */
export function PostPayouts({ batch, slices, attesters }: Props) {
  const { deployment } = useSettings();
  const [record, setRecord] = useState<OpenedRecord>();
  const [opened, setOpened] = useState<OpenedAttestation[]>([]);
  const payout = tokenOf(deployment, batch.payoutToken);
  const postable = postableOf(batch, payout.decimals);
  const reading = record?.reading.ok ? record.reading : undefined;
  const due = reading === undefined ? [] : duePeriods(postable, batch.finishedPeriods, reading.statement);
  const choices = useChoices(postable, reading, due);
  const proposals = choices.answers.flatMap((answer) => ("proposal" in answer ? [answer.proposal] : []));
  const refused = choices.answers.find((answer) => "refused" in answer);
  const files = opened.flatMap((one) => ("file" in one ? [one.file] : []));
  const figures = proposals.map((proposal) => proposal.payout);
  const evidence = useEvidence(batch, figures, files);
  const totals = totalsOf(proposals, batch.rate);
  const signer = useSign();
  const balance = useBalance(batch.payoutToken);
  const isOperator = signer.account === undefined || isAccount(signer.account, batch.operator);
  const problem = !isOperator
    ? `Only the operator ${batch.operator} can post payouts of this batch. Change the wallet to sign.`
    : refused !== undefined && "refused" in refused
      ? refused.refused
      : evidence.problem;
  const onSign = () =>
    void signer.sign((plans, settings, account) =>
      plans.postPayouts(settings, account, {
        batch,
        payouts: figures.map((one, index) => ({ ...one, attestations: evidence.weighed?.[index]?.attestations })),
        holders: totals.net,
        evidence: evidenceOf(Math.min(...(evidence.weighed ?? []).map(({ level }) => level))).text,
      }),
    );
  const steps = stepNames(attesters !== undefined);
  return (
    <>
      <Section id="record" title={steps.record}>
        <RecordDrop record={record} onRecord={setRecord} />
      </Section>
      {reading !== undefined && (
        <Section id="days" title={steps.days}>
          <PostingChoices batch={batch} postable={postable} statement={reading.statement} due={due} choices={choices} />
        </Section>
      )}
      {proposals.length > 0 && (
        <>
          {attesters !== undefined && (
            <Section id="signatures" title={steps.signatures}>
              <AttestationDrop
                attesters={attesters}
                required={batch.evidenceRequired}
                opened={opened}
                evidence={evidence}
                onOpened={setOpened}
              />
            </Section>
          )}
          <Section id="preview" title={steps.preview}>
            <PostingTable batch={batch} proposals={proposals} totals={totals} payout={payout} />
          </Section>
          <Section id="shares" title={steps.shares}>
            <SliceShares batch={batch} slices={slices} totals={totals} payout={payout} />
          </Section>
          <div className="mt-6 max-w-md">
            <SignButton
              signer={signer}
              label={`Review and post ${formatCounted(proposals.length, "payout")}`}
              problem={problem}
              onSign={onSign}
              testId="post-payouts"
            />
            {isOperator && balance !== undefined && balance < totals.gross && (
              <div className="mt-3">
                <p className="mb-2 text-ink-2">Your account has less {payout.symbol} than this payout needs.</p>
                <TestMoneyButton token={batch.payoutToken} missing={totals.gross - balance} />
              </div>
            )}
          </div>
        </>
      )}
    </>
  );
}

/** The steps in their order; without attesters there is one less. */
function stepNames(hasAttesters: boolean) {
  const [preview, shares] = hasAttesters ? [4, 5] : [3, 4];
  return {
    record: "1. The pool's record",
    days: "2. The days to post",
    signatures: "3. The attesters' signatures",
    preview: `${preview}. What will be posted`,
    shares: `${shares}. What each slice gets`,
  };
}
