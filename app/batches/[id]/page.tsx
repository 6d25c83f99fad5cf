import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActivityList } from "#app/_batch/activity-list.tsx";
import { BatchHeader } from "#app/_batch/batch-header.tsx";
import { BreakEvenPanel } from "#app/_batch/break-even-panel.tsx";
import { BuyCard } from "#app/_batch/buy-card.tsx";
import { CancelledPanel } from "#app/_batch/cancelled-panel.tsx";
import { DefaultPanel } from "#app/_batch/default-panel.tsx";
import { DisputePanel } from "#app/_batch/dispute-panel.tsx";
import { EscrowPanel } from "#app/_batch/escrow-panel.tsx";
import { EvidenceCard } from "#app/_batch/evidence-card.tsx";
import { NetFirst } from "#app/_batch/net-first.tsx";
import { OutlookTable } from "#app/_batch/outlook-table.tsx";
import { PayoutRecord } from "#app/_batch/payout-record.tsx";
import { SiteCard } from "#app/_batch/site-card.tsx";
import { SliceList } from "#app/_batch/slice-list.tsx";
import { TermsTable } from "#app/_batch/terms-table.tsx";
import { ratesOf } from "#app/_figures/batch-rates.ts";
import { batchMoneyOf } from "#app/_format/token-of.ts";
import { HeldSection } from "#app/_held/held-section.tsx";
import { batchParams, batchSearch } from "#app/_server/params.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { findAttesterSet } from "#queries/find-attester-set.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findProofStanding } from "#queries/find-proof-standing.ts";
import { findSite } from "#queries/find-site.ts";
import { listActivity } from "#queries/list-activity.ts";
import { listHeldPeriods } from "#queries/list-held-periods.ts";
import { listPayouts } from "#queries/list-payouts.ts";
import { listSlices } from "#queries/list-slices.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Batch ${(await params).id}` };
}

const slicesPerPage = 25;
/** As many as one call settles. */
const heldPeriodsShown = 50;

export default readPage<Props>(async ({ db, chainId, deployment, now }, { params, searchParams }) => {
  const { success, data } = batchParams.safeParse(await params);
  const batch = success ? await findBatch(db, chainId, data.id, now) : undefined;
  if (batch === undefined) notFound();
  const { before, after } = batchSearch.parse(await searchParams);
  const isProven = batch.evidenceRequired === 3;
  const [payouts, slices, activity, attesters, site, standing, held] = await Promise.all([
    listPayouts(db, chainId, batch.batchId, { limit: Math.max(1, batch.nextPeriod) }),
    listSlices(db, chainId, batch.batchId, { after, limit: slicesPerPage + 1 }),
    listActivity(db, chainId, { batchId: batch.batchId, limit: 12 }),
    batch.attesterSet === null ? undefined : findAttesterSet(db, chainId, BigInt(batch.attesterSet)),
    findSite(db, chainId, BigInt(batch.site.number)),
    isProven ? findProofStanding(db, chainId, batch.batchId) : undefined,
    isProven ? listHeldPeriods(db, chainId, batch.batchId, { limit: heldPeriodsShown }) : undefined,
  ]);
  const money = batchMoneyOf(deployment, batch);
  const rates = ratesOf(batch);
  const shared = { batch, rates, money };
  return (
    <>
      <BatchHeader batch={batch} now={now} />
      <div className="mt-6 grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <NetFirst {...shared} />
        <aside aria-label="Price and purchase" className="lg:row-span-2">
          <div className="lg:sticky lg:top-16">
            <BuyCard {...shared} now={now} />
          </div>
        </aside>
        <div className="min-w-0">
          <div className="grid gap-4 md:grid-cols-2">
            <EscrowPanel batch={batch} money={money} payouts={payouts} standing={standing} />
            {batch.status === "Cancelled" ? (
              <CancelledPanel batch={batch} money={money} />
            ) : (
              <DefaultPanel batch={batch} money={money} now={now} />
            )}
            <DisputePanel batch={batch} money={money} />
          </div>
          <div className="mt-10">
            {standing !== undefined && held !== undefined && (
              <HeldSection batch={batch} standing={standing} held={held} money={money} now={now} />
            )}
            <PayoutRecord {...shared} payouts={payouts} before={before} />
            <BreakEvenPanel {...shared} />
            <OutlookTable {...shared} />
            <TermsTable batch={batch} money={money}>
              <EvidenceCard batch={batch} attesters={attesters} />
              {site !== undefined && <SiteCard batch={batch} site={site} />}
            </TermsTable>
            <SliceList batch={batch} money={money} slices={slices} perPage={slicesPerPage} after={after} />
            <ActivityList activity={activity} deployment={deployment} />
          </div>
        </div>
      </div>
    </>
  );
});
