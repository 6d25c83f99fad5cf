import type { Transaction } from "#prisma/client.ts";
import type { IndexedEvent } from "./events.ts";
import type { RowOf } from "./tables/conclusions.ts";

/** What handlers must know of the past: of the batches and slices their events name, and of those alone. */
export type State = {
  tokens: Map<bigint, { paymentToken: string; payoutToken: string }>;
  accounts: Map<bigint, RowOf<"batchAccount">>;
  /** The lasting span of each slice. */
  sliceSpan: Map<bigint, RowOf<"sliceSpan">>;
  refundSpan: Map<bigint, RowOf<"refundSpan">>;
  /** What slices cost that others are made of. */
  costs: Map<bigint, bigint>;
};

export const SLICES_PER_BATCH = 1_000_000_000n;

export async function loadState(tx: Transaction, chainId: number, events: IndexedEvent[]): Promise<State> {
  const slices = new Set<bigint>();
  const batches = new Set<bigint>();
  const parents = new Set<bigint>();
  for (const { event } of events) {
    if (event.eventName === "SliceSplit") parents.add(event.args.id);
    if (event.eventName === "SlicesMerged") for (const id of event.args.ids) parents.add(id);
    const { args } = event;
    const slice = "id" in args ? args.id : "tokenId" in args ? args.tokenId : undefined;
    if (slice !== undefined) slices.add(slice);
    const batch = "batchId" in args ? args.batchId : slice === undefined ? undefined : slice / SLICES_PER_BATCH;
    if (batch !== undefined) batches.add(batch);
  }
  const spans = { sliceSpan: new Map(), refundSpan: new Map() };
  const state: State = { tokens: new Map(), accounts: new Map(), ...spans, costs: new Map() };
  if (batches.size > 0) await loadBatches(tx, chainId, [...batches], state);
  if (slices.size > 0) {
    await loadSpans(tx, chainId, [...slices], "slice_span", state.sliceSpan);
    await loadSpans(tx, chainId, [...slices], "refund_span", state.refundSpan);
  }
  if (parents.size > 0) await loadCosts(tx, chainId, [...parents], state.costs);
  return state;
}

async function loadCosts(tx: Transaction, chainId: number, slices: bigint[], into: State["costs"]) {
  const rows = await tx.$queryRawUnsafe<{ sliceId: bigint; cost: string }[]>(
    `SELECT "slice_id" AS "sliceId", "cost"::text FROM unnest($2::text[]::bigint[]) AS wanted(id)
     JOIN "slice" s ON s."chain_id" = $1 AND s."batch_id" = wanted.id / ${SLICES_PER_BATCH} AND s."slice_id" = wanted.id`,
    chainId,
    slices.map(String),
  );
  for (const { sliceId, cost } of rows) into.set(sliceId, BigInt(cost));
}

type AccountRow = {
  [Name in keyof RowOf<"batchAccount">]: RowOf<"batchAccount">[Name] extends bigint ? string : number;
} & { paymentToken: string; payoutToken: string };

async function loadBatches(tx: Transaction, chainId: number, batches: bigint[], state: State) {
  const rows = await tx.$queryRawUnsafe<AccountRow[]>(
    `SELECT b."payment_token" AS "paymentToken", b."payout_token" AS "payoutToken", a."batch_id"::text AS "batchId",
       a."block_number"::text AS "blockNumber", a."sold"::text, a."serial"::text, a."acc"::text,
       a."refund_acc"::text AS "refundAcc", a."holders_reserve"::text AS "holdersReserve",
       a."refund_reserve"::text AS "refundReserve", a."escrow"::text, a."bond"::text, a."next_period" AS "nextPeriod",
       a."gross_posted"::text AS "grossPosted", a."hosting_posted"::text AS "hostingPosted",
       a."fee_posted"::text AS "feePosted", a."delivered_bps_sum"::text AS "deliveredBpsSum"
     FROM "batch" b JOIN "batch_account_now" a ON a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
     WHERE b."chain_id" = $1 AND b."batch_id" = ANY($2::text[]::bigint[])`,
    chainId,
    batches.map(String),
  );
  for (const { paymentToken, payoutToken, ...row } of rows) {
    const batchId = BigInt(row.batchId);
    state.tokens.set(batchId, { paymentToken, payoutToken });
    state.accounts.set(batchId, {
      batchId,
      blockNumber: BigInt(row.blockNumber),
      sold: BigInt(row.sold),
      serial: BigInt(row.serial),
      acc: BigInt(row.acc),
      refundAcc: BigInt(row.refundAcc),
      holdersReserve: BigInt(row.holdersReserve),
      refundReserve: BigInt(row.refundReserve),
      escrow: BigInt(row.escrow),
      bond: BigInt(row.bond),
      nextPeriod: row.nextPeriod,
      grossPosted: BigInt(row.grossPosted),
      hostingPosted: BigInt(row.hostingPosted),
      feePosted: BigInt(row.feePosted),
      deliveredBpsSum: BigInt(row.deliveredBpsSum),
    });
  }
}

async function loadSpans(
  tx: Transaction,
  chainId: number,
  slices: bigint[],
  table: "slice_span" | "refund_span",
  into: Map<bigint, RowOf<"sliceSpan">>,
) {
  const rows = await tx.$queryRawUnsafe<
    { batchId: bigint; sliceId: bigint; fromPosition: bigint; owner: string; units: string; paid: string }[]
  >(
    `SELECT "batch_id" AS "batchId", "slice_id" AS "sliceId", "from_position" AS "fromPosition", "owner",
       "units"::text, "paid"::text
     FROM unnest($2::text[]::bigint[]) AS wanted(id)
     JOIN "${table}" s ON s."chain_id" = $1 AND s."batch_id" = wanted.id / ${SLICES_PER_BATCH}
       AND s."slice_id" = wanted.id AND s."to_position" IS NULL`,
    chainId,
    slices.map(String),
  );
  for (const row of rows) {
    const { units, paid } = row;
    into.set(row.sliceId, { ...row, toPosition: null, endedBy: null, units: BigInt(units), paid: BigInt(paid) });
  }
}
