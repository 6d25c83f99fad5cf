import { HaltError } from "./errors.ts";
import { Pairs } from "./pairs.ts";
import type { Place } from "./place.ts";
import { SLICES_PER_BATCH, type State } from "./state.ts";
import { type RowOf, type TableName, tableNames } from "./tables/conclusions.ts";

export type SpanTable = "sliceSpan" | "refundSpan";
type Account = RowOf<"batchAccount">;
type Span = RowOf<"sliceSpan">;
type Half<Name extends TableName, Missing extends keyof RowOf<Name>> = Omit<RowOf<Name>, Missing>;

/** What a range of events changes, gathered in memory and written at once. Handlers speak to the database through this alone. */
export class Changes {
  readonly rows = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as {
    [Name in TableName]: RowOf<Name>[];
  };
  /** Spans already in the database that these events end. */
  readonly ended: Record<SpanTable, Span[]> = { sliceSpan: [], refundSpan: [] };
  readonly purchases = new Pairs<Half<"slice", "buyer">, { buyer: string }>("the purchase of slice");
  readonly postings = new Pairs<
    Half<"payout", "deliveredBps" | "evidenceHash">,
    { deliveredBps: number; evidenceHash: string }
  >("the payout of batch:period");
  readonly defaults = new Pairs<Half<"batchDefault", "period" | "declaredBy">, { period: number; declaredBy: string }>(
    "the default of batch",
  );
  readonly #state: State;
  readonly #stored: Set<Span>;

  constructor(state: State) {
    this.#state = state;
    this.#stored = new Set([...state.sliceSpan.values(), ...state.refundSpan.values()]);
  }

  add<Name extends TableName>(table: Name, row: RowOf<Name>): void {
    this.rows[table].push(row);
  }

  openAccount(account: Account, tokens: { paymentToken: string; payoutToken: string }): void {
    this.#state.accounts.set(account.batchId, account);
    this.#state.tokens.set(account.batchId, tokens);
    this.add("batchAccount", account);
  }

  account(batchId: bigint): Readonly<Account> {
    return known(this.#state.accounts.get(batchId), `batch ${batchId}`);
  }

  tokens(batchId: bigint): { paymentToken: string; payoutToken: string } {
    return known(this.#state.tokens.get(batchId), `batch ${batchId}`);
  }

  /** One row per batch and block: later changes within a block overwrite earlier ones. */
  changeAccount(batchId: bigint, { blockNumber }: Place, change: Partial<Account>): void {
    const current = this.account(batchId);
    if (current.blockNumber === blockNumber) {
      Object.assign(current, change);
      return;
    }
    const next = { ...current, ...change, blockNumber };
    this.#state.accounts.set(batchId, next);
    this.add("batchAccount", next);
  }

  openSpan(table: SpanTable, start: Pick<Span, "batchId" | "sliceId" | "owner" | "units" | "paid">, at: Place): void {
    const span = { ...start, fromPosition: at.position, toPosition: null, endedBy: null };
    this.#state[table].set(span.sliceId, span);
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
    if (this.#stored.delete(span)) this.ended[table].push(span);
    return span;
  }

  /** What a slice cost, for the slices that are made of it. */
  cost(sliceId: bigint): bigint {
    return known(this.#state.costs.get(sliceId), `slice ${sliceId}`);
  }

  setCost(sliceId: bigint, cost: bigint): void {
    this.#state.costs.set(sliceId, cost);
  }

  /** Throws `RetryableError` when the events cannot be all there were. */
  assertComplete(): void {
    for (const pairs of [this.purchases, this.postings, this.defaults]) pairs.assertComplete();
  }
}

export function batchOf(sliceId: bigint): bigint {
  return sliceId / SLICES_PER_BATCH;
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value !== undefined) return value;
  throw new HaltError(
    `The chain speaks of ${what}, which the database has never seen: the deployment's startBlock is too late, or the tables ` +
      "were altered. Correct startBlock in the deployment file if it is wrong, then run `npm run reindex`.",
  );
}
