import { sliceColumns } from "#app/_openapi/tables.ts";
import { respond } from "#app/_server/answer.ts";
import { csvFile } from "#app/_server/csv-file.ts";
import { mustFind, sliceParams } from "#app/_server/params.ts";
import { readAll } from "#app/_server/read-all.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";

type Context = { params: Promise<unknown> };

/** The slice's whole ledger, newest first. */
export const GET = (_request: Request, { params }: Context) =>
  respond(async (view) => {
    const { db, chainId, now } = view;
    const { id } = sliceParams.parse(await params);
    const { batch } = mustFind(await findSlice(db, chainId, id, now), `slice ${id}`);
    const lines = await readAll((page) => listSlicePayouts(db, chainId, id, page));
    const rows = lines.map(({ position, kind, period, owner, amount, state, gross, evidence, ...line }) => ({
      ...{ position, kind, period, owner, amount, state, gross, evidence, token: batch.payoutToken },
      period_start: line.periodStart,
      period_end: line.periodEnd,
      posted_at: line.postedAt,
      tx_hash: line.txHash,
      delivered_bps: line.deliveredBps,
      evidence_hash: line.evidenceHash,
    }));
    return csvFile(view, `slice-${id}-payouts`, sliceColumns, rows);
  });
