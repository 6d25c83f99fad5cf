import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { shortHex } from "#app/_format/address.ts";
import { PaymentHistory } from "#app/_portfolio/payment-history.tsx";
import { PortfolioHeader } from "#app/_portfolio/portfolio-header.tsx";
import { PortfolioSlices } from "#app/_portfolio/portfolio-slices.tsx";
import { ownerParams, portfolioSearch } from "#app/_server/params.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { ClaimPanel } from "#app/_wallet/claim-panel.tsx";
import { HolderSettings } from "#app/_wallet/holder-settings.tsx";
import { MergePanel } from "#app/_wallet/merge-panel.tsx";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";

type Props = {
  params: Promise<{ address: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Portfolio ${shortHex((await params).address)}` };
}

const linesPerPage = 40;

export default readPage<Props>(async ({ db, chainId, deployment, now }, { params, searchParams }) => {
  const { success, data } = ownerParams.safeParse(await params);
  if (!success) notFound();
  const { before } = portfolioSearch.parse(await searchParams);
  const [portfolio, history] = await Promise.all([
    findPortfolio(db, chainId, data.address, now),
    listOwnerPayouts(db, chainId, data.address, { before, limit: linesPerPage + 1 }),
  ]);
  return (
    <>
      <PortfolioHeader portfolio={portfolio} deployment={deployment} />
      <div className="mt-6 grid grid-cols-1 gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <PortfolioSlices portfolio={portfolio} deployment={deployment} />
          <PaymentHistory
            owner={data.address}
            history={history}
            perPage={linesPerPage}
            before={before}
            deployment={deployment}
          />
        </div>
        <div className="order-first lg:order-none">
          <div className="lg:sticky lg:top-20">
            <ClaimPanel portfolio={portfolio} />
            <MergePanel owner={portfolio.owner} slices={portfolio.slices} />
            <HolderSettings portfolio={portfolio} />
          </div>
        </div>
      </div>
    </>
  );
});
