import Link from "next/link";
import type { ReactNode } from "react";
import { Empty } from "#app/_components/empty.tsx";
import type { Deployment } from "#chain/deployment.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { BatchRow } from "./batch-row.tsx";
import { type MarketView, marketHref, type Sort } from "./market-view.ts";

/** A page of batches, dense: a table where there is room for one, cards where there is not. */
export function BatchTable({
  batches,
  view,
  deployment,
  now,
  isFirst,
}: {
  batches: BatchSummary[];
  view: MarketView;
  deployment: Deployment;
  now: Date;
  isFirst: boolean;
}) {
  if (batches.length === 0) return isFirst ? <NoBatches /> : <NoneMatch />;
  const head = (name: string, sort?: Sort) => (
    <Head key={name} sort={sort} view={view}>
      {name}
    </Head>
  );
  return (
    <table className="card market-table w-full">
      <caption className="sr-only">Batches of mining capacity, net figures per TH/s and day</caption>
      <thead>
        <tr>
          {head("Batch", "newest")}
          {head("Sold")}
          {head("Price per TH-day", "price")}
          {head("Net per TH-day, 30 d", "net")}
          {head("Break-even per PH-day", "break-even")}
          {head("Delivered", "delivered")}
          {head("Payouts, 30 d")}
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <BatchRow key={batch.batchId} batch={batch} deployment={deployment} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ sort, view, children }: { sort?: Sort; view: MarketView; children: ReactNode }) {
  if (sort === undefined) return <th scope="col">{children}</th>;
  const isCurrent = view.sort === sort;
  const order = sort === "price" || sort === "break-even" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={isCurrent ? order : undefined}>
      <Link href={marketHref({ show: view.show, sort })} scroll={false} className="hover:text-ink">
        {children}
        {isCurrent && <span aria-hidden="true">{order === "ascending" ? " ↑" : " ↓"}</span>}
      </Link>
    </th>
  );
}

function NoBatches() {
  return (
    <Empty title="No batch has been created yet">
      <p>
        Batches appear here as soon as an operator creates one.{" "}
        <Link className="link" href="/operator/new">
          Create a batch
        </Link>
        .
      </p>
    </Empty>
  );
}

function NoneMatch() {
  return (
    <Empty title="No batch is like that now">
      <Link className="link" href="/">
        Show all batches
      </Link>
    </Empty>
  );
}
