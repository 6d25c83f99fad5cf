import type { Metadata } from "next";
import { ownerParams } from "#app/_server/params.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { listAttesterSets } from "#queries/list-attester-sets.ts";
import { listOperatorSites } from "#queries/list-operator-sites.ts";
import { NewBatch } from "./new-batch.tsx";

export const metadata: Metadata = { title: "New batch" };

type Props = { searchParams: Promise<{ address?: string | string[] }> };

/** Sets of attesters to choose from, the newest. */
const mostSets = 100;

export default readPage<Props>(async ({ db, chainId, now }, { searchParams }) => {
  const { success, data } = ownerParams.safeParse(await searchParams);
  const [sites, attesterSets] = await Promise.all([
    success ? listOperatorSites(db, chainId, data.address) : [],
    listAttesterSets(db, chainId, { limit: mostSets }),
  ]);
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">New batch</h1>
      <p className="mt-1 mb-6 max-w-prose text-ink-2">
        Terms are fixed for ever once the batch exists; only the price can change, until the first sale. Creating it
        takes the bond from your account and reserves capacity of your site.
      </p>
      <NewBatch now={now} operator={data?.address} sites={sites} attesterSets={attesterSets} />
    </>
  );
});
