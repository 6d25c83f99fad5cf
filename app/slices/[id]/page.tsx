import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { batchMoneyOf } from "#app/_format/token-of.ts";
import { sliceParams, sliceSearch } from "#app/_server/params.ts";
import { readPage } from "#app/_server/read-page.tsx";
import { AfterTheEnd } from "#app/_slice/after-the-end.tsx";
import { CancelledNote } from "#app/_slice/cancelled-note.tsx";
import { Lineage } from "#app/_slice/lineage.tsx";
import { OwnerHistory } from "#app/_slice/owner-history.tsx";
import { SliceFigures } from "#app/_slice/slice-figures.tsx";
import { SliceHeader } from "#app/_slice/slice-header.tsx";
import { SliceLedger } from "#app/_slice/slice-ledger.tsx";
import { SplitSlice } from "#app/_slice/split-slice.tsx";
import { GiveBackPanel } from "#app/_wallet/give-back-panel.tsx";
import { allowsKeeperClaims } from "#queries/allows-keeper-claims.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listPayouts } from "#queries/list-payouts.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Slice ${(await params).id}` };
}

const linesPerPage = 30;

export default readPage<Props>(async ({ db, chainId, deployment, now }, { params, searchParams }) => {
  const { success, data } = sliceParams.safeParse(await params);
  const slice = success ? await findSlice(db, chainId, data.id, now) : undefined;
  if (slice === undefined) notFound();
  const { before } = sliceSearch.parse(await searchParams);
  const [lines, payouts, keeperClaims] = await Promise.all([
    listSlicePayouts(db, chainId, slice.sliceId, { before, limit: linesPerPage + 1 }),
    listPayouts(db, chainId, slice.batchId, { limit: Math.max(1, slice.batch.nextPeriod) }),
    allowsKeeperClaims(db, chainId, slice.owner),
  ]);
  const money = batchMoneyOf(deployment, slice.batch);
  return (
    <>
      <SliceHeader slice={slice} now={now} />
      <Lineage slice={slice} money={money} />
      <SliceFigures slice={slice} payouts={payouts} money={money} keeperClaims={keeperClaims} />
      {slice.ended === null && <GiveBackPanel slice={slice} />}
      <CancelledNote slice={slice} money={money} />
      <SliceLedger slice={slice} lines={lines} perPage={linesPerPage} before={before} money={money} />
      {slice.ended === null && slice.units > 1n && <SplitSlice slice={slice} />}
      <AfterTheEnd slice={slice} />
      <OwnerHistory slice={slice} />
    </>
  );
});
