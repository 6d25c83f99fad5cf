import { zeroAddress } from "viem";
import type { IndexedEvent } from "./events.ts";
import { literalArray } from "./tables/cell.ts";
import { type Columns, fromText, type Row, selectText } from "./tables/columns.ts";
import { conclusions, type RowOf } from "./tables/conclusions.ts";
import { keyed } from "./tables/keyed.ts";
import type { TextRow, Transaction } from "./transaction.ts";

/** What never changes of a batch, and events do not repeat. */
export type BatchFacts = { operator: string; paymentToken: string; payoutToken: string };

/** What handlers must know of the past, of what their events name. */
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

export function emptyState(): State {
  return {
    batches: new Map(),
    accounts: new Map(),
    sites: new Map(),
    sliceSpan: new Map(),
    refundSpan: new Map(),
    costs: new Map(),
  };
}

type Named = Record<"batches" | "slices" | "sites" | "parents", Set<bigint>>;

/** The batches, slices and sites that events name and that they do not begin themselves. */
function namedBy(events: IndexedEvent[]): Named {
  const named: Named = { batches: new Set(), slices: new Set(), sites: new Set(), parents: new Set() };
  const begun: Omit<Named, "parents"> = { batches: new Set(), slices: new Set(), sites: new Set() };
  for (const { event } of events) {
    if (event.eventName === "SliceSplit") named.parents.add(event.args.id);
    if (event.eventName === "SlicesMerged") for (const id of event.args.ids) named.parents.add(id);
    if (event.eventName === "BatchOpened") begun.batches.add(event.args.batchId);
    if (event.eventName === "SiteRegistered") begun.sites.add(BigInt(event.args.site));
    if (event.eventName === "Transfer" && event.args.from === zeroAddress) begun.slices.add(event.args.tokenId);
    const args = event.args ?? {};
    const slice = "id" in args ? args.id : "tokenId" in args ? args.tokenId : undefined;
    if (slice !== undefined) named.slices.add(slice);
    const batch = "batchId" in args ? args.batchId : slice === undefined ? undefined : slice / SLICES_PER_BATCH;
    if (batch !== undefined) named.batches.add(batch);
    if ("site" in args) named.sites.add(BigInt(args.site));
  }
  for (const kind of ["batches", "slices", "sites"] as const) {
    for (const id of begun[kind]) named[kind].delete(id);
  }
  for (const id of begun.slices) named.parents.delete(id);
  return named;
}

type Load = { statement: string; keep(rows: TextRow[]): void };

/** Adds to `state` what `events` name and it does not hold, in one round trip; none where it holds all. */
export async function completeState(
  tx: Transaction,
  chainId: number,
  state: State,
  events: IndexedEvent[],
): Promise<void> {
  const named = namedBy(events);
  const loads: Load[] = [];
  /** Rows for each of `ids`, named `wanted.id` in `from`. */
  const load = <Table extends Columns>(
    ids: bigint[],
    columns: Table,
    [alias, from]: [alias: string, from: string],
    keep: (row: Row<Table>) => void,
  ) => {
    if (ids.length === 0) return;
    const wanted = keyed(chainId, `unnest(${literalArray(ids, "bigint")}) AS ids(id)`, "wanted");
    loads.push({
      statement: `SELECT ${selectText(columns, alias)} FROM ${wanted} JOIN ${from}`,
      keep: (rows) => rows.forEach((row) => void keep(fromText(columns, row))),
    });
  };
  const lacking = (ids: Set<bigint>, known: Map<bigint, unknown>) => [...ids].filter((id) => !known.has(id));
  const ofBatch = (table: string): [string, string] => [
    "b",
    `"${table}" b ON b."chain_id" = wanted.chain AND b."batch_id" = wanted.id`,
  ];
  const ofSlice = (table: string): [string, string] => [
    "s",
    `"${table}" s ON s."chain_id" = wanted.chain AND s."batch_id" = wanted.id / ${SLICES_PER_BATCH} AND s."slice_id" = wanted.id`,
  ];
  const lasting = (table: string): [string, string] => {
    const [alias, from] = ofSlice(table);
    return [alias, `${from} AND ${alias}."to_position" IS NULL`];
  };
  const batches = lacking(named.batches, state.batches);
  load(batches, facts, ofBatch("batch"), (row) => state.batches.set(row.batchId, row));
  load(batches, conclusions.batchAccount, ofBatch("batch_account_now"), (row) => state.accounts.set(row.batchId, row));
  const site = `"site_now" n ON n."chain_id" = wanted.chain AND n."site" = wanted.id`;
  load(lacking(named.sites, state.sites), conclusions.siteState, ["n", site], (row) => state.sites.set(row.site, row));
  const slices = lacking(named.slices, state.sliceSpan);
  load(slices, conclusions.sliceSpan, lasting("slice_span"), (row) => state.sliceSpan.set(row.sliceId, row));
  load(slices, conclusions.refundSpan, lasting("refund_span"), (row) => state.refundSpan.set(row.sliceId, row));
  load(lacking(named.parents, state.costs), cost, ofSlice("slice"), (row) => state.costs.set(row.sliceId, row.cost));
  if (loads.length === 0) return;
  const answers = await tx.query(...loads.map(({ statement }) => statement));
  for (const [i, { keep }] of loads.entries()) keep(answers[i] ?? []);
}

const facts = { batchId: "bigint", operator: "text", paymentToken: "text", payoutToken: "text" } as const;
const cost = { sliceId: "bigint", cost: "numeric" } as const;
