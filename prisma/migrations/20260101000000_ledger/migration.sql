-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "chain_cursor" (
    "chain_id" INTEGER NOT NULL,
    "genesis_hash" TEXT NOT NULL,
    "batch_manager" TEXT NOT NULL,
    "capacity_slices" TEXT NOT NULL,
    "start_block" BIGINT NOT NULL,
    "block_number" BIGINT NOT NULL,
    "block_hash" TEXT NOT NULL,
    "block_time" TIMESTAMPTZ(0) NOT NULL,
    "head_block" BIGINT NOT NULL,

    CONSTRAINT "chain_cursor_pkey" PRIMARY KEY ("chain_id")
);

-- CreateTable
CREATE TABLE "block" (
    "chain_id" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "parent_hash" TEXT NOT NULL,
    "time" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "block_pkey" PRIMARY KEY ("chain_id","number")
);

-- CreateTable
CREATE TABLE "log" (
    "chain_id" INTEGER NOT NULL,
    "block_number" BIGINT NOT NULL,
    "log_index" INTEGER NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "args" JSONB NOT NULL,

    CONSTRAINT "log_pkey" PRIMARY KEY ("chain_id","block_number","log_index")
);

-- CreateTable
CREATE TABLE "batch" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "operator" TEXT NOT NULL,
    "payment_token" TEXT NOT NULL,
    "payout_token" TEXT NOT NULL,
    "unit_hashrate" DECIMAL(78,0) NOT NULL,
    "capacity" DECIMAL(78,0) NOT NULL,
    "rate" DECIMAL(78,0) NOT NULL,
    "sale_start" TIMESTAMPTZ(0) NOT NULL,
    "sale_end" TIMESTAMPTZ(0) NOT NULL,
    "term_start" TIMESTAMPTZ(0) NOT NULL,
    "period_seconds" BIGINT NOT NULL,
    "periods" INTEGER NOT NULL,
    "grace" BIGINT NOT NULL,
    "max_hosting_bps" INTEGER NOT NULL,
    "evidence_required" INTEGER NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "pool" TEXT NOT NULL,
    "efficiency_milli_joules_per_th" BIGINT NOT NULL,
    "power_micro_usd_per_kwh" BIGINT NOT NULL,
    "pue_bps" INTEGER NOT NULL,
    "pool_fee_bps" INTEGER NOT NULL,
    "service_micro_usd_per_th_day" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "batch_account" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "block_number" BIGINT NOT NULL,
    "sold" DECIMAL(78,0) NOT NULL,
    "serial" BIGINT NOT NULL,
    "acc" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "holders_reserve" DECIMAL(78,0) NOT NULL,
    "refund_reserve" DECIMAL(78,0) NOT NULL,
    "escrow" DECIMAL(78,0) NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "next_period" INTEGER NOT NULL,
    "gross_posted" DECIMAL(78,0) NOT NULL,
    "hosting_posted" DECIMAL(78,0) NOT NULL,
    "fee_posted" DECIMAL(78,0) NOT NULL,
    "delivered_bps_sum" BIGINT NOT NULL,

    CONSTRAINT "batch_account_pkey" PRIMARY KEY ("chain_id","batch_id","block_number")
);

-- CreateTable
CREATE TABLE "payout" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "period" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "gross" DECIMAL(78,0) NOT NULL,
    "hosting" DECIMAL(78,0) NOT NULL,
    "fee" DECIMAL(78,0) NOT NULL,
    "holders" DECIMAL(78,0) NOT NULL,
    "released" DECIMAL(78,0) NOT NULL,
    "refunded" DECIMAL(78,0) NOT NULL,
    "acc_before" DECIMAL(78,0) NOT NULL,
    "acc" DECIMAL(78,0) NOT NULL,
    "refund_acc_before" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "delivered_bps" INTEGER NOT NULL,
    "evidence_hash" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("chain_id","batch_id","period")
);

-- CreateTable
CREATE TABLE "batch_default" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "period" INTEGER NOT NULL,
    "declared_by" TEXT NOT NULL,
    "refunded" DECIMAL(78,0) NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "refund_acc_before" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "batch_default_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "bond_release" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "operator" TEXT NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "bond_release_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "slice" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "buyer" TEXT NOT NULL,
    "first_owner" TEXT NOT NULL,
    "units" DECIMAL(78,0) NOT NULL,
    "cost" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "slice_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id")
);

-- CreateTable
CREATE TABLE "slice_span" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "from_position" BIGINT NOT NULL,
    "to_position" BIGINT,
    "ended_by" TEXT,
    "owner" TEXT NOT NULL,
    "units" DECIMAL(78,0) NOT NULL,
    "paid" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "slice_span_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id","from_position")
);

-- CreateTable
CREATE TABLE "refund_span" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "from_position" BIGINT NOT NULL,
    "to_position" BIGINT,
    "ended_by" TEXT,
    "owner" TEXT NOT NULL,
    "units" DECIMAL(78,0) NOT NULL,
    "paid" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "refund_span_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id","from_position")
);

-- CreateTable
CREATE TABLE "transfer" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id","position")
);

-- CreateTable
CREATE TABLE "claim" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id","position")
);

-- CreateTable
CREATE TABLE "settlement" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id","position")
);

-- CreateTable
CREATE TABLE "credit_change" (
    "chain_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "credit" DECIMAL(78,0) NOT NULL,
    "recipient" TEXT,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "credit_change_pkey" PRIMARY KEY ("chain_id","account","token","position")
);

-- CreateTable
CREATE TABLE "setting_change" (
    "chain_id" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "setting" TEXT NOT NULL,
    "subject" TEXT,
    "value" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "setting_change_pkey" PRIMARY KEY ("chain_id","position")
);

-- CreateIndex
CREATE INDEX "batch_chain_id_operator_idx" ON "batch"("chain_id", "operator");

-- CreateIndex
CREATE INDEX "payout_chain_id_position_idx" ON "payout"("chain_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "payout_chain_id_batch_id_position_key" ON "payout"("chain_id", "batch_id", "position");

-- CreateIndex
CREATE INDEX "slice_chain_id_position_idx" ON "slice"("chain_id", "position");

-- CreateIndex
CREATE INDEX "slice_span_chain_id_owner_idx" ON "slice_span"("chain_id", "owner");

-- CreateIndex
CREATE INDEX "refund_span_chain_id_owner_idx" ON "refund_span"("chain_id", "owner");

-- CreateIndex
CREATE INDEX "transfer_chain_id_position_idx" ON "transfer"("chain_id", "position");

-- CreateIndex
CREATE INDEX "claim_chain_id_owner_position_idx" ON "claim"("chain_id", "owner", "position");

-- CreateIndex
CREATE INDEX "claim_chain_id_position_idx" ON "claim"("chain_id", "position");

-- CreateIndex
CREATE INDEX "settlement_chain_id_owner_position_idx" ON "settlement"("chain_id", "owner", "position");

-- CreateIndex
CREATE INDEX "credit_change_chain_id_position_idx" ON "credit_change"("chain_id", "position");



-- From here on by hand: what Prisma's schema cannot say.

-- One lasting span per slice.
CREATE UNIQUE INDEX "slice_span_lasting" ON "slice_span"("chain_id", "batch_id", "slice_id") WHERE "to_position" IS NULL;
CREATE UNIQUE INDEX "refund_span_lasting" ON "refund_span"("chain_id", "batch_id", "slice_id") WHERE "to_position" IS NULL;

ALTER TABLE "slice_span" ADD CONSTRAINT "slice_span_order" CHECK ("to_position" IS NULL OR "to_position" > "from_position");
ALTER TABLE "refund_span" ADD CONSTRAINT "refund_span_order" CHECK ("to_position" IS NULL OR "to_position" > "from_position");

-- Names, roundings and arguments of AccountingMath.sol. Whole numbers only: div() truncates, and nothing here is negative.
CREATE FUNCTION pending_down(units numeric, acc numeric, paid numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN div(units * (acc - paid), 18446744073709551616);

-- What a step of the accumulator from `acc_before` to `acc` earns a slice paid up to `paid`: differences of one running floor,
-- so that the lines of a span sum to what the contract pays at its end.
CREATE FUNCTION line_down(units numeric, acc_before numeric, acc numeric, paid numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN pending_down(units, acc, paid) - pending_down(units, greatest(acc_before, paid), paid);

-- position = block number * 1,000,000 + log index.
CREATE FUNCTION block_of("position" bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN "position" / 1000000;

-- The ledger: one line for each payout and each slice that existed when it was posted. Payout token.
CREATE VIEW "slice_payout" AS
SELECT s."chain_id", s."batch_id", s."slice_id", p."period", s."owner", s."units",
  line_down(s."units", p."acc_before", p."acc", s."paid") AS "amount",
  s."ended_by", p."position", p."gross", p."delivered_bps", p."evidence_hash", p."tx_hash", p."at"
FROM "slice_span" s
JOIN "payout" p ON p."chain_id" = s."chain_id" AND p."batch_id" = s."batch_id"
  AND p."position" > s."from_position" AND p."position" < coalesce(s."to_position", 9223372036854775807);

-- Each growth of refund_acc: under-delivered periods, and default (whose period is the first unposted one).
CREATE VIEW "refund_step" AS
SELECT "chain_id", "batch_id", "period", "position", "refund_acc_before", "refund_acc", false AS "by_default", "tx_hash", "at"
FROM "payout" WHERE "refund_acc" > "refund_acc_before"
UNION ALL
SELECT "chain_id", "batch_id", "period", "position", "refund_acc_before", "refund_acc", true, "tx_hash", "at"
FROM "batch_default" WHERE "refund_acc" > "refund_acc_before";

-- The ledger of refunds. Payment token.
CREATE VIEW "slice_refund" AS
SELECT s."chain_id", s."batch_id", s."slice_id", p."period", s."owner", s."units",
  line_down(s."units", p."refund_acc_before", p."refund_acc", s."paid") AS "amount",
  s."ended_by", p."position", p."by_default", p."tx_hash", p."at"
FROM "refund_span" s
JOIN "refund_step" p ON p."chain_id" = s."chain_id" AND p."batch_id" = s."batch_id"
  AND p."position" > s."from_position" AND p."position" < coalesce(s."to_position", 9223372036854775807);

-- A batch's money as it stands.
CREATE VIEW "batch_account_now" AS
SELECT a.* FROM "batch" b
CROSS JOIN LATERAL (
  SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
  ORDER BY a."block_number" DESC LIMIT 1
) a;

-- A slice as it stands: the one rule for claimable and refundable, the contract's.
CREATE VIEW "slice_now" AS
SELECT s."chain_id", s."batch_id", s."slice_id", e."owner", s."buyer", s."first_owner", s."units", s."cost",
  s."position", s."tx_hash", s."at", e."paid", r."paid" AS "refund_paid",
  pending_down(s."units", a."acc", e."paid") AS "claimable",
  pending_down(s."units", a."refund_acc", r."paid") AS "refundable"
FROM "slice" s
JOIN "slice_span" e ON e."chain_id" = s."chain_id" AND e."batch_id" = s."batch_id" AND e."slice_id" = s."slice_id" AND e."to_position" IS NULL
JOIN "refund_span" r ON r."chain_id" = s."chain_id" AND r."batch_id" = s."batch_id" AND r."slice_id" = s."slice_id" AND r."to_position" IS NULL
CROSS JOIN LATERAL (
  SELECT a."acc", a."refund_acc" FROM "batch_account" a WHERE a."chain_id" = s."chain_id" AND a."batch_id" = s."batch_id"
  ORDER BY a."block_number" DESC LIMIT 1
) a;

-- Credit as it stands.
CREATE VIEW "credit_now" AS
SELECT DISTINCT ON ("chain_id", "account", "token") "chain_id", "account", "token", "credit"
FROM "credit_change" ORDER BY "chain_id", "account", "token", "position" DESC;
