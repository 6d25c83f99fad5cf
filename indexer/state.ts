import type { Transaction } from "#prisma/client.ts";
import type { IndexedEvent } from "./events.ts";
import { type Columns, fromText, selectText } from "./tables/columns.ts";
import { conclusions, type RowOf } from "./tables/conclusions.ts";

/** What never changes of a batch, and events do not repeat. */
export type BatchFacts = { operator: string; paymentToken: string; payoutToken: string };

/** What handlers must know of the past: of the batches, slices and sites their events name, and of those alone. */
export type State = {
  batches: Map<bigint, BatchFacts>;
  accounts: Map<bigint, RowOf<"batchAccount">>;
  sites: Map<bigint, RowOf<"siteState">>;
  /** The lasting span of each slice. */
  sliceSpan: Map<bigint, RowOf<"sliceSpan">>;
  refundSpan: Map<bigint, RowOf<"refundSpan">>;
  /** What slices cost that others are made of. */
  costs: Map<bigint, bigint>;
};

export const SLICES_PER_BATCH = 1_000_000_000n;

export async function loadState(tx: Transaction, chainId: number, events: IndexedEvent[]): Promise<State> {
  const named = {
    batches: new Set<bigint>(),
    slices: new Set<bigint>(),
    sites: new Set<bigint>(),
    parents: new Set<bigint>(),
  };
  for (const { event } of events) {
    if (event.eventName === "SliceSplit") named.parents.add(event.args.id);
    if (event.eventName === "SlicesMerged") for (const id of event.args.ids) named.parents.add(id);
    const args = event.args ?? {};
    const slice = "id" in args ? args.id : "tokenId" in args ? args.tokenId : undefined;
    if (slice !== undefined) named.slices.add(slice);
    const batch = "batchId" in args ? args.batchId : slice === undefined ? undefined : slice / SLICES_PER_BATCH;
    if (batch !== undefined) named.batches.add(batch);
    if ("site" in args) named.sites.add(BigInt(args.site));
  }
  /** Rows for each of `ids`, named `wanted.id` in `from`. */
  const load = async <Table extends Columns>(ids: Set<bigint>, columns: Table, from: string, alias: string) => {
    if (ids.size === 0) return [];
    const rows = await tx.$queryRawUnsafe<Record<string, string | null>[]>(
      `SELECT ${selectText(columns, alias)} FROM unnest($2::text[]::bigint[]) AS wanted(id) ${from}`,
      chainId,
      [...ids].map(String),
    );
    return rows.map((row) => fromText(columns, row));
  };
  const ofSlice = (table: string) =>
    `JOIN "${table}" s ON s."chain_id" = $1 AND s."batch_id" = wanted.id / ${SLICES_PER_BATCH} AND s."slice_id" = wanted.id`;
  const ofBatch = (table: string) => `JOIN "${table}" b ON b."chain_id" = $1 AND b."batch_id" = wanted.id`;
  const facts = { batchId: "bigint", operator: "text", paymentToken: "text", payoutToken: "text" } as const;
  const cost = { sliceId: "bigint", cost: "numeric" } as const;
  const lasting = ` AND s."to_position" IS NULL`;
  return {
    batches: byKey("batchId", await load(named.batches, facts, ofBatch("batch"), "b")),
    accounts: byKey("batchId", await load(named.batches, conclusions.batchAccount, ofBatch("batch_account_now"), "b")),
    sites: byKey(
      "site",
      await load(
        named.sites,
        conclusions.siteState,
        `JOIN "site_now" n ON n."chain_id" = $1 AND n."site" = wanted.id`,
        "n",
      ),
    ),
    sliceSpan: byKey("sliceId", await load(named.slices, conclusions.sliceSpan, ofSlice("slice_span") + lasting, "s")),
    refundSpan: byKey(
      "sliceId",
      await load(named.slices, conclusions.refundSpan, ofSlice("refund_span") + lasting, "s"),
    ),
    costs: new Map((await load(named.parents, cost, ofSlice("slice"), "s")).map((row) => [row.sliceId, row.cost])),
  };
}

function byKey<Name extends string, One extends Record<Name, bigint>>(name: Name, rows: One[]): Map<bigint, One> {
  return new Map(rows.map((row) => [row[name], row]));
}
