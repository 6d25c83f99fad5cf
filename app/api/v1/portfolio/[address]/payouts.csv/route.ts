import { accountColumns } from "#app/_openapi/tables.ts";
import { respond } from "#app/_server/answer.ts";
import { csvFile } from "#app/_server/csv-file.ts";
import { ownerParams } from "#app/_server/params.ts";
import { readAll } from "#app/_server/read-all.ts";
import { listOwnerPayouts } from "#queries/list-owner-payouts.ts";

type Context = { params: Promise<unknown> };

/** What happened to the account's money, newest first. */
export const GET = (_request: Request, { params }: Context) =>
  respond(async (view) => {
    const { db, chainId } = view;
    const { address } = ownerParams.parse(await params);
    const history = await readAll((page) => listOwnerPayouts(db, chainId, address, page));
    const rows = history.map(({ blockNumber, txHash, batchId, sliceId, ...rest }) => ({
      ...rest,
      block_number: blockNumber,
      tx_hash: txHash,
      batch_id: batchId,
      slice_id: sliceId,
    }));
    return csvFile(view, `account-${address}-payouts`, accountColumns, rows);
  });
