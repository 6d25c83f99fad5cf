"use client";
import { useState } from "react";
import { Section } from "#app/_components/section.tsx";
import { tokenOf } from "#app/_format/token-of.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { TestMoneyButton } from "#app/_wallet/test-money-button.tsx";
import { useBalance } from "#app/_wallet/use-balance.ts";
import { useSign } from "#app/_wallet/use-sign.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { SliceRow } from "#queries/list-slices.ts";
import { duePeriods, postableOf, totalsOf } from "./postable.ts";
import { PostingChoices, useChoices } from "./posting-choices.tsx";
import { PostingTable } from "./posting-table.tsx";
import { RecordDrop } from "./record-drop.tsx";
import type { OpenedRecord } from "./record-reader.ts";
import { SliceShares } from "./slice-shares.tsx";

/** From a pool's record to a signed payout: read, choose, see what each slice gets, sign. */
export function PostPayouts({ batch, slices }: { batch: BatchSummary; slices: SliceRow[] }) {
  const { deployment } = useSettings();
  const [record, setRecord] = useState<OpenedRecord>();
  const payout = tokenOf(deployment, batch.payoutToken);
  const postable = postableOf(batch, payout.decimals);
  const reading = record?.reading.ok ? record.reading : undefined;
  const due = reading === undefined ? [] : duePeriods(postable, batch.finishedPeriods, reading.statement);
  const choices = useChoices(postable, reading, due);
  const proposals = choices.answers.flatMap((answer) => ("proposal" in answer ? [answer.proposal] : []));
  const refused = choices.answers.find((answer) => "refused" in answer);
  const totals = totalsOf(proposals, batch.rate);
  const signer = useSign();
  const balance = useBalance(batch.payoutToken);
  const isOperator = signer.account === undefined || signer.account.toLowerCase() === batch.operator.toLowerCase();
  const problem = !isOperator
    ? `Only the operator ${batch.operator} can post payouts of this batch. Change the wallet to sign.`
    : refused !== undefined && "refused" in refused
      ? refused.refused
      : undefined;
  const onSign = () =>
    void signer.sign((plans, settings, account) =>
      plans.postPayouts(settings, account, {
        batch,
        payouts: proposals.map((proposal) => proposal.payout),
        holders: totals.net,
      }),
    );
  return (
    <>
      <Section id="record" title="1. The pool's record">
        <RecordDrop record={record} onRecord={setRecord} />
      </Section>
      {reading !== undefined && (
        <Section id="days" title="2. The days to post">
          <PostingChoices batch={batch} postable={postable} statement={reading.statement} due={due} choices={choices} />
        </Section>
      )}
      {proposals.length > 0 && (
        <>
          <Section id="preview" title="3. What will be posted">
            <PostingTable batch={batch} proposals={proposals} totals={totals} payout={payout} />
          </Section>
          <Section id="shares" title="4. What each slice gets">
            <SliceShares batch={batch} slices={slices} totals={totals} payout={payout} />
          </Section>
          <div className="mt-6 max-w-md">
            <SignButton
              signer={signer}
              label={
                proposals.length === 1 ? "Review and post 1 payout" : `Review and post ${proposals.length} payouts`
              }
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
