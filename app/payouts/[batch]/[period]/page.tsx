import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { batchMoneyOf } from "#app/_format/token-of.ts";
import { BlockHop } from "#app/_payout/block-hop.tsx";
import { BringSection } from "#app/_payout/bring-section.tsx";
import { EscrowOfPeriod } from "#app/_payout/escrow-of-period.tsx";
import { findSlicePart } from "#app/_payout/find-slice-part.ts";
import { NoBlockHop } from "#app/_payout/no-block-hop.tsx";
import { NotPosted } from "#app/_payout/not-posted.tsx";
import { PaymentHop } from "#app/_payout/payment-hop.tsx";
import { PayoutHeader } from "#app/_payout/payout-header.tsx";
import { PayoutHop } from "#app/_payout/payout-hop.tsx";
import { ProofList } from "#app/_payout/proof-list.tsx";
import { RelayHop } from "#app/_payout/relay-hop.tsx";
import { SliceHop } from "#app/_payout/slice-hop.tsx";
import { AccusationCard } from "#app/_proof/accusation-card.tsx";
import { payoutParams, payoutSearch } from "#app/_server/params.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { findAttesterSet } from "#queries/find-attester-set.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findPayoutPath } from "#queries/find-payout-path.ts";

type Props = {
  params: Promise<{ batch: string; period: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { batch, period } = await params;
  return { title: `Payout of batch ${batch}, period ${period}` };
}

/** Follow the sat: from a slice over the payout to the blocks of Bitcoin, as far as anything supports it. */
export default readPage<Props>(async ({ db, chainId, deployment, now }, { params, searchParams }) => {
  const { success, data } = payoutParams.safeParse(await params);
  if (!success) notFound();
  const [batch, path] = await Promise.all([
    findBatch(db, chainId, data.batch, now),
    findPayoutPath(db, chainId, data.batch, data.period),
  ]);
  if (batch === undefined || path === undefined) notFound();
  const money = batchMoneyOf(deployment, batch);
  const { slice } = payoutSearch.parse(await searchParams);
  const [attesters, part] = await Promise.all([
    batch.attesterSet === null ? undefined : findAttesterSet(db, chainId, BigInt(batch.attesterSet)),
    slice === undefined ? undefined : findSlicePart(db, chainId, slice, path),
  ]);
  const { posted, payments, relay } = path;
  return (
    <>
      <PayoutHeader batch={batch} path={path} slice={part?.sliceId} />
      <div className="mt-6 grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ol className="min-w-0" aria-label="From the slice to Bitcoin’s blocks">
          {posted === null ? (
            <NotPosted batch={batch} path={path} now={now} />
          ) : (
            <>
              <SliceHop batch={batch} posted={posted} part={part} asked={slice} money={money} />
              <PayoutHop batch={batch} posted={posted} attesters={attesters} money={money} />
            </>
          )}
          <PaymentHop path={path} money={money} />
          {payments.length === 0 || relay === null ? (
            <NoBlockHop relay={relay} />
          ) : (
            <>
              <BlockHop payments={payments} />
              <RelayHop payments={payments} relay={relay} />
            </>
          )}
        </ol>
        <aside aria-label="Escrow of this period" className="space-y-4 lg:sticky lg:top-16 lg:self-start">
          <EscrowOfPeriod batch={batch} path={path} money={money} now={now} />
          <AccusationCard batch={batch} sums={path.sums} accusation={path.accusation} money={money} now={now} />
        </aside>
      </div>
      <div className="mt-10">
        <ProofList payments={payments} />
        <BringSection path={path} />
      </div>
    </>
  );
});
