import type { Metadata } from "next";
import Link from "next/link";
import { getAddress, isAddress } from "viem";
import { FullAddress } from "#app/_components/address.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { readPage } from "#app/_server/read-page.tsx";
import { listOperatorBatches } from "#queries/list-operator-batches.ts";
import { listOperatorSites } from "#queries/list-operator-sites.ts";
import { BatchCard } from "./_operator/batch-card.tsx";
import { OperatorChooser } from "./_operator/operator-chooser.tsx";
import { SiteList } from "./_sites/site-list.tsx";

export const metadata: Metadata = { title: "Operator" };

type Props = { searchParams: Promise<{ address?: string | string[] }> };

export default readPage<Props>(async ({ db, chainId, deployment, now }, { searchParams }) => {
  const { address: asked } = await searchParams;
  const typed = typeof asked === "string" ? asked.trim() : undefined;
  const operator = typed !== undefined && isAddress(typed, { strict: false }) ? getAddress(typed) : undefined;
  const [batches, sites] =
    operator === undefined
      ? [[], []]
      : await Promise.all([listOperatorBatches(db, chainId, operator, now), listOperatorSites(db, chainId, operator)]);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-2xl tracking-tight">Operator</h1>
        <div className="flex gap-2">
          <Link href="/operator/sites/new" className="button">
            New site
          </Link>
          <Link href="/operator/new" className="button button-primary">
            New batch
          </Link>
        </div>
      </div>
      <OperatorChooser typed={typed} isValid={operator !== undefined} />
      {operator !== undefined && (
        <>
          <p className="mt-5 text-ink-2">
            Batches of <FullAddress address={operator} what="operator's address" />
          </p>
          {batches.length === 0 ? (
            <div className="mt-3">
              <Empty title="This account has no batches">
                Create one: its terms are fixed for ever, its bond is at stake, and it can be sold from the start of its
                sale.
              </Empty>
            </div>
          ) : (
            <ul className="mt-3 grid gap-4 lg:grid-cols-2">
              {batches.map((batch) => (
                <BatchCard key={batch.batchId} batch={batch} deployment={deployment} now={now} />
              ))}
            </ul>
          )}
          <div className="mt-10">
            <SiteList sites={sites} />
          </div>
        </>
      )}
    </>
  );
});
