import { findBatches } from "#queries/find-batches.ts";
import { listMarket } from "#queries/list-market.ts";
import { Pager } from "./_components/pager.tsx";
import { BatchTable } from "./_market/batch-table.tsx";
import { Hero } from "./_market/hero.tsx";
import { MarketFilter } from "./_market/market-filter.tsx";
import { marketHref, pageOf, readMarketView } from "./_market/market-view.ts";
import { Totals } from "./_market/totals.tsx";
import { readPage } from "./_server/read-page.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 25;

export default readPage<Props>(async ({ db, chainId, deployment, now }, { searchParams }) => {
  const view = readMarketView(await searchParams);
  const market = await listMarket(db, chainId, now);
  const { ids, hasMore } = pageOf(market, view, perPage);
  const batches = await findBatches(db, chainId, ids, now);
  const { show, sort } = view;
  return (
    <>
      <Hero />
      <Totals batches={market} deployment={deployment} />
      <MarketFilter view={view} batches={market} />
      <BatchTable batches={batches} view={view} deployment={deployment} now={now} isFirst={market.length === 0} />
      <Pager
        name="batches"
        newest={view.after === undefined ? undefined : marketHref({ show, sort })}
        older={hasMore ? marketHref({ show, sort, after: ids.at(-1) }) : undefined}
        words={{ newest: "First page", older: "Next page" }}
      />
    </>
  );
});
