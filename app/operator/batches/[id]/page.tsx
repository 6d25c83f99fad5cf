import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FullAddress } from "#app/_components/address.tsx";
import { Stat } from "#app/_components/stat.tsx";
import { StatusBadge } from "#app/_components/status-badge.tsx";
import { isOverdue } from "#app/_figures/batch-clock.ts";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { batchMoneyOf } from "#app/_format/token-of.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { findAttesterSet } from "#queries/find-attester-set.ts";
import { findBatch } from "#queries/find-batch.ts";
import { listSlices } from "#queries/list-slices.ts";
import { BatchActions } from "../../_operator/batch-actions.tsx";
import { dutyOf } from "../../_operator/duty.ts";
import { DutyNotice } from "../../_operator/duty-notice.tsx";
import { PostPayouts } from "../../_operator/post-payouts.tsx";

export const metadata: Metadata = { title: "Post payouts" };

/** Slices beyond these are summed up in one line of the preview. */
const mostSlices = 500;

type Props = { params: Promise<{ id: string }> };

export default readPage<Props>(async ({ db, chainId, deployment, now }, { params }) => {
  const { id } = await params;
  if (!/^[1-9]\d{0,17}$/.test(id)) notFound();
  const batch = await findBatch(db, chainId, BigInt(id), now);
  if (batch === undefined) notFound();
  const slices = await listSlices(db, chainId, batch.batchId, { limit: mostSlices });
  const attesters =
    batch.attesterSet === null ? undefined : await findAttesterSet(db, chainId, BigInt(batch.attesterSet));
  const money = batchMoneyOf(deployment, batch);
  const { payment } = money;
  const deadline = batch.defaultableAt;
  const hasEnded = ["Completed", "Defaulted", "Cancelled"].includes(batch.status);
  return (
    <>
      <p className="label">
        <Link className="link" href={`/operator?address=${batch.operator}`}>
          Operator
        </Link>{" "}
        / Batch {id}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <h1 className="font-semibold text-2xl tracking-tight">{batch.name}</h1>
        <StatusBadge status={batch.status} onSale={batch.onSale} overdue={isOverdue(batch, now)} />
        <Link className="link" href={`/batches/${id}`}>
          Its public page
        </Link>
      </div>
      <p className="mt-1 text-ink-2">
        Operator <FullAddress address={batch.operator} what="operator's address" />
      </p>
      <div className="mt-4 grid items-start gap-4 md:grid-cols-[1fr_2fr]">
        <DutyNotice duty={dutyOf(batch, now)} />
        <dl className="card grid grid-cols-2 gap-4 p-4 sm:grid-cols-4">
          <Stat name="Posted">
            {batch.nextPeriod} of {batch.periods}
          </Stat>
          <Stat name="Due by" note={deadline && "chain time"}>
            {deadline === null ? "–" : formatTime(deadline)}
          </Stat>
          <Stat name="Escrow to come">{formatToken(batch.escrow, payment)}</Stat>
          <Stat name="Bond at stake">{formatToken(batch.bond, payment)}</Stat>
        </dl>
      </div>
      {!hasEnded && (
        <div className="mt-8">
          <PostPayouts batch={batch} slices={slices} attesters={attesters} />
        </div>
      )}
      <BatchActions batch={batch} money={money} now={now} />
    </>
  );
});
