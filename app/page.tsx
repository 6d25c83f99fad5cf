import { listBatches } from "#queries/list-batches.ts";
import { BatchTable } from "./_market/batch-table.tsx";
import { Hero } from "./_market/hero.tsx";
import { MarketFilter } from "./_market/market-filter.tsx";
import { arrange, readMarketView } from "./_market/market-view.ts";
import { Totals } from "./_market/totals.tsx";
import { readPage } from "./_server/read-page.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default readPage<Props>(async ({ db, chainId, deployment, now }, { searchParams }) => {
  const view = readMarketView(await searchParams);
  const batches = await listBatches(db, chainId, now);
  return (
    <>
      <Hero />
      <Totals batches={batches} deployment={deployment} />
      <MarketFilter view={view} batches={batches} />
      <BatchTable
        batches={arrange(batches, view)}
        view={view}
        deployment={deployment}
        now={now}
        isFirst={batches.length === 0}
      />
    </>
  );
});
