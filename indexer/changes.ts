import { Halves } from "./halves.ts";
import { known } from "./known.ts";
import type { Place } from "./place.ts";
import { type BatchFacts, SLICES_PER_BATCH, type State } from "./state.ts";
import { type RowOf, type TableName, tableNames } from "./tables/conclusions.ts";
import { Versions } from "./versions.ts";

export type SpanTable = "sliceSpan" | "refundSpan";
type Span = RowOf<"sliceSpan">;

/** What a range of events changes, gathered in memory and written at once. Handlers speak to the database through this alone. */
export class Changes {
  readonly rows = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as {
    [Name in TableName]: RowOf<Name>[];
  };
  /** Spans already in the database that these events end. */
  readonly ended: Record<SpanTable, Span[]> = { sliceSpan: [], refundSpan: [] };
  readonly halves = new Halves();
  readonly accounts: Versions<RowOf<"batchAccount">>;
  readonly sites: Versions<RowOf<"siteState">>;
  readonly #state: State;
  readonly #begun = new Set<Span>();

  constructor(state: State) {
    this.#state = state;
    this.accounts = new Versions("batch", state.accounts, (row) => this.add("batchAccount", row));
    this.sites = new Versions("site", state.sites, (row) => this.add("siteState", row));
  }

  add<Name extends TableName>(table: Name, row: RowOf<Name>): void {
    this.rows[table].push(row);
  }

  /** What never changes of a batch, and events do not repeat. */
  batch(batchId: bigint): BatchFacts {
    return known(this.#state.batches.get(batchId), `batch ${batchId}`);
  }

  openBatch(batch: RowOf<"batch">, account: RowOf<"batchAccount">): void {
    this.#state.batches.set(batch.batchId, batch);
    this.add("batch", batch);
    this.accounts.open(batch.batchId, account);
  }

  openSpan(table: SpanTable, start: Pick<Span, "batchId" | "sliceId" | "owner" | "units" | "paid">, at: Place): void {
    const span = { ...start, fromPosition: at.position, toPosition: null, endedBy: null };
    this.#state[table].set(span.sliceId, span);
    this.#begun.add(span);
    this.add(table, span);
  }

  /** Ends the slice's span here and begins the next one, which differs in owner or in what has been paid. */
  breakSpan(
    table: SpanTable,
    sliceId: bigint,
    at: Place,
    endedBy: "claimed" | "settled" | "transferred",
    next: { owner?: string; paid?: bigint },
  ): Readonly<Span> {
    const span = this.#close(table, sliceId, at, endedBy);
    const { batchId, units, owner, paid } = span;
    this.openSpan(table, { batchId, sliceId, units, owner: next.owner ?? owner, paid: next.paid ?? paid }, at);
    return span;
  }

  /** Ends the slice's span here, and the slice with it. */
  endSpan(table: SpanTable, sliceId: bigint, at: Place): void {
    this.#close(table, sliceId, at, "ended");
    this.#state[table].delete(sliceId);
  }

  #close(table: SpanTable, sliceId: bigint, at: Place, endedBy: string): Readonly<Span> {
    const span = known(this.#state[table].get(sliceId), `slice ${sliceId}`);
    span.toPosition = at.position;
    span.endedBy = endedBy;
    if (!this.#begun.has(span)) this.ended[table].push(span);
    return span;
  }

  /** What a slice cost, for the slices that are made of it. */
  cost(sliceId: bigint): bigint {
    return known(this.#state.costs.get(sliceId), `slice ${sliceId}`);
  }

  setCost(sliceId: bigint, cost: bigint): void {
    this.#state.costs.set(sliceId, cost);
  }
}

export function batchOf(sliceId: bigint): bigint {
  return sliceId / SLICES_PER_BATCH;
}
