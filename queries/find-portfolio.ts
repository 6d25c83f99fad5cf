import { getAddress, zeroAddress } from "viem";
import { refundableUntil, statusOf } from "#domain/terms.ts";
import type { Database } from "#prisma/client.ts";
import type { BatchStatus } from "#queries/batch-summary.ts";
import { type ClockRow, type ProgressRow, toClock, toProgress } from "#queries/clock.ts";
import { fromSeconds, toSeconds } from "#queries/seconds.ts";

export type TokenAmount = { token: `0x${string}`; amount: bigint };

export type PortfolioSlice = {
  sliceId: bigint;
  batchId: bigint;
  batchName: string;
  status: BatchStatus;
  units: bigint;
  unitHashrate: bigint;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  /** Payment-token base units. */
  cost: bigint;
  /** Payout-token base units. */
  claimable: bigint;
  /** Payment-token base units. */
  refundable: bigint;
  /** First moment at which the slice can no longer be given back for its whole cost; null where it cannot be now. */
  refundableUntil: Date | null;
  /** What the slice earned while this account held it, payout-token base units. */
  earned: bigint;
};

/** All an account holds and is owed. Totals are per token, as listed; tokens with nothing are left out. */
export type Portfolio = {
  owner: `0x${string}`;
  slices: PortfolioSlice[];
  /** Owed outside of any slice; taken with `withdraw`. */
  credits: TokenAmount[];
  claimableByToken: TokenAmount[];
  refundableByToken: TokenAmount[];
  costByToken: TokenAmount[];
  /** All the account ever earned from slices, those it parted with too. */
  earnedByToken: TokenAmount[];
  /** Where others may claim to besides the account itself. */
  payoutAddress: `0x${string}` | null;
  /** Whether others may claim for the account at all. */
  keeperClaims: boolean;
};

/** Empty lists for an account the contracts have never seen. Slices by number. */
export async function findPortfolio(
  db: Database,
  chainId: number,
  owner: `0x${string}`,
  now: Date,
): Promise<Portfolio> {
  const account = getAddress(owner);
  const [held, paid, credits, settings] = await Promise.all([
    selectHeld(db, chainId, account),
    selectPaid(db, chainId, account),
    db.$queryRaw<{ token: `0x${string}`; credit: string }[]>`
      SELECT "token", "credit"::text FROM "credit_now"
      WHERE "chain_id" = ${chainId} AND "account" = ${account} AND "credit" > 0 ORDER BY "token"`,
    db.$queryRaw<{ setting: string; value: string }[]>`
      SELECT DISTINCT ON ("setting") "setting", "value" FROM "holder_setting"
      WHERE "chain_id" = ${chainId} AND "owner" = ${account} ORDER BY "setting", "position" DESC`,
  ]);
  const setting = (name: string) => settings.find((row) => row.setting === name)?.value;
  const payoutAddress = setting("payout address") ?? zeroAddress;
  const paidBySlice = new Map(paid.map((row) => [row.sliceId, BigInt(row.amount)]));
  const slices = held.map((row) => toSlice(row, paidBySlice.get(row.sliceId) ?? 0n, now));
  return {
    owner: account,
    payoutAddress: payoutAddress === zeroAddress ? null : getAddress(payoutAddress),
    keeperClaims: setting("keeper claims") !== "forbidden",
    slices,
    credits: credits.map(({ token, credit }) => ({ token, amount: BigInt(credit) })),
    claimableByToken: sum(slices.map(({ payoutToken, claimable }) => [payoutToken, claimable])),
    refundableByToken: sum(slices.map(({ paymentToken, refundable }) => [paymentToken, refundable])),
    costByToken: sum(slices.map(({ paymentToken, cost }) => [paymentToken, cost])),
    earnedByToken: sum([
      ...paid.map(({ token, amount }) => [token, BigInt(amount)] as const),
      ...slices.map(({ payoutToken, claimable }) => [payoutToken, claimable] as const),
    ]),
  };
}

type Held = Awaited<ReturnType<typeof selectHeld>>[number];

function selectHeld(db: Database, chainId: number, account: string) {
  return db.$queryRaw<
    ({
      sliceId: bigint;
      batchId: bigint;
      batchName: string;
      paymentToken: `0x${string}`;
      payoutToken: `0x${string}`;
      units: string;
      unitHashrate: string;
      cost: string;
      claimable: string;
      refundable: string;
    } & ClockRow &
      ProgressRow)[]
  >`
    WITH "held" AS MATERIALIZED (
      SELECT e."batch_id", e."slice_id", e."units", e."paid" FROM "slice_span" e
      WHERE e."chain_id" = ${chainId} AND e."owner" = ${account} AND e."to_position" IS NULL
    ), "in_batch" AS MATERIALIZED (
      SELECT b.*, a."acc", a."refund_acc", a."sold", a."next_period", d."at" AS "defaulted_at", c."at" AS "called_off_at"
      FROM (SELECT DISTINCT "batch_id" FROM "held") h
      JOIN "batch" b ON b."chain_id" = ${chainId} AND b."batch_id" = h."batch_id"
      CROSS JOIN LATERAL (
        SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
        ORDER BY a."block_number" DESC LIMIT 1
      ) a
      LEFT JOIN "batch_default" d ON d."chain_id" = b."chain_id" AND d."batch_id" = b."batch_id"
      LEFT JOIN "batch_cancellation" c ON c."chain_id" = b."chain_id" AND c."batch_id" = b."batch_id"
    )
    SELECT h."slice_id" AS "sliceId", h."batch_id" AS "batchId", b."name" AS "batchName",
      b."payment_token" AS "paymentToken", b."payout_token" AS "payoutToken", h."units"::text,
      b."unit_hashrate"::text AS "unitHashrate", s."cost"::text,
      pending_down(h."units", b."acc", h."paid")::text AS "claimable",
      pending_down(h."units", b."refund_acc", r."paid")::text AS "refundable",
      b."sale_start" AS "saleStart", b."sale_end" AS "saleEnd", b."refund_deadline" AS "refundDeadline",
      b."term_start" AS "termStart", b."period_seconds" AS "periodSeconds", b."periods", b."grace",
      b."min_units"::text AS "minUnits", b."sold"::text, b."next_period" AS "nextPeriod",
      b."defaulted_at" AS "defaultedAt", b."called_off_at" AS "calledOffAt"
    FROM "held" h
    JOIN "in_batch" b ON b."batch_id" = h."batch_id"
    JOIN "slice" s ON s."chain_id" = ${chainId} AND s."batch_id" = h."batch_id" AND s."slice_id" = h."slice_id"
    JOIN "refund_span" r ON r."chain_id" = ${chainId} AND r."batch_id" = h."batch_id" AND r."slice_id" = h."slice_id"
      AND r."to_position" IS NULL
    ORDER BY h."slice_id"`;
}

/** What slices earned this account and has left them: claimed, or credited when it handed them on. */
function selectPaid(db: Database, chainId: number, account: string) {
  return db.$queryRaw<{ sliceId: bigint; token: `0x${string}`; amount: string }[]>`
    SELECT "slice_id" AS "sliceId", "token", sum("amount")::text AS "amount" FROM (
      SELECT "slice_id", "token", "amount" FROM "claim"
      WHERE "chain_id" = ${chainId} AND "owner" = ${account} AND "kind" = 'earnings'
      UNION ALL
      SELECT "slice_id", "token", "amount" FROM "settlement"
      WHERE "chain_id" = ${chainId} AND "owner" = ${account} AND "kind" = 'earnings'
    ) AS "paid" GROUP BY "slice_id", "token"`;
}

function toSlice(row: Held, paid: bigint, now: Date): PortfolioSlice {
  const { sliceId, batchId, batchName, paymentToken, payoutToken } = row;
  const [terms, progress, seconds] = [toClock(row), toProgress(row), toSeconds(now)];
  const until = refundableUntil(terms, progress, seconds);
  const claimable = BigInt(row.claimable);
  return {
    ...{ sliceId, batchId, batchName, paymentToken, payoutToken, claimable },
    status: statusOf(terms, progress, seconds) as BatchStatus,
    refundableUntil: until === undefined ? null : fromSeconds(until),
    units: BigInt(row.units),
    unitHashrate: BigInt(row.unitHashrate),
    cost: BigInt(row.cost),
    refundable: BigInt(row.refundable),
    earned: paid + claimable,
  };
}

function sum(amounts: (readonly [`0x${string}`, bigint])[]): TokenAmount[] {
  const totals = new Map<`0x${string}`, bigint>();
  for (const [token, amount] of amounts) totals.set(token, (totals.get(token) ?? 0n) + amount);
  return [...totals].filter(([, amount]) => amount > 0n).map(([token, amount]) => ({ token, amount }));
}
