-- The contracts of the complete protocol are other contracts: what was indexed of the earlier ones goes, and so does the cursor, so
-- that the indexer starts anew.
TRUNCATE "chain_cursor", "block", "log", "batch", "batch_account", "payout", "batch_default", "bond_release", "slice", "slice_parent", "slice_end", "slice_span", "refund_span", "transfer", "claim", "settlement", "credit_change", "setting_change", "holder_setting";

-- Views that name columns which go, or that must name those which come.
DROP VIEW "slice_refund", "refund_step", "slice_payout", "batch_account_now";

-- AlterTable
ALTER TABLE "chain_cursor" ADD COLUMN     "attester_registry" TEXT NOT NULL,
ADD COLUMN     "fleet_registry" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "batch" DROP COLUMN "rate",
ADD COLUMN     "arbiter" TEXT,
ADD COLUMN     "attester_set" BIGINT,
ADD COLUMN     "min_units" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "refund_deadline" TIMESTAMPTZ(0),
ADD COLUMN     "royalty_bps" INTEGER NOT NULL,
ADD COLUMN     "upfront" DECIMAL(78,0) NOT NULL,
DROP COLUMN "site",
ADD COLUMN     "site" BIGINT NOT NULL;

-- AlterTable
ALTER TABLE "batch_account" ADD COLUMN     "collected" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "disputed_at" INTEGER NOT NULL,
ADD COLUMN     "disputed_until" TIMESTAMPTZ(0),
ADD COLUMN     "posted_at" TIMESTAMPTZ(0),
ADD COLUMN     "proceeds" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "rate" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "topped_up" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "upfront_state" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "payout" ADD COLUMN     "evidence" INTEGER NOT NULL;

-- AlterTable
ALTER TABLE "slice_end" ADD COLUMN     "amount" DECIMAL(78,0),
ADD COLUMN     "recipient" TEXT;

-- CreateTable
CREATE TABLE "top_up" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "period" INTEGER NOT NULL,
    "payer" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "acc_before" DECIMAL(78,0) NOT NULL,
    "acc" DECIMAL(78,0) NOT NULL,
    "evidence_hash" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "top_up_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "batch_cancellation" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "called_off_by" TEXT NOT NULL,
    "refunded" DECIMAL(78,0) NOT NULL,
    "refund_acc_before" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "batch_cancellation_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "at_period" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(0) NOT NULL,
    "reason_hash" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "dispute_resolution" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "forfeit_bps" INTEGER NOT NULL,
    "forfeited" DECIMAL(78,0) NOT NULL,
    "refund_acc_before" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "reason_hash" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "dispute_resolution_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "rate_change" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "rate" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "rate_change_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "upfront_release" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "upfront_release_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "proceeds_collection" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "operator" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "proceeds_collection_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "attester_change" (
    "chain_id" INTEGER NOT NULL,
    "attester" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "attester_change_pkey" PRIMARY KEY ("chain_id","attester","position")
);

-- CreateTable
CREATE TABLE "attester_set" (
    "chain_id" INTEGER NOT NULL,
    "set" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "created_by" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "highest_level" INTEGER NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "attester_set_pkey" PRIMARY KEY ("chain_id","set")
);

-- CreateTable
CREATE TABLE "attester_set_member" (
    "chain_id" INTEGER NOT NULL,
    "set" BIGINT NOT NULL,
    "attester" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "attester_set_member_pkey" PRIMARY KEY ("chain_id","set","attester")
);

-- CreateTable
CREATE TABLE "attester_resignation" (
    "chain_id" INTEGER NOT NULL,
    "set" BIGINT NOT NULL,
    "attester" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "attester_resignation_pkey" PRIMARY KEY ("chain_id","set","attester")
);

-- CreateTable
CREATE TABLE "site" (
    "chain_id" INTEGER NOT NULL,
    "site" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "operator" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("chain_id","site")
);

-- CreateTable
CREATE TABLE "site_state" (
    "chain_id" INTEGER NOT NULL,
    "site" BIGINT NOT NULL,
    "block_number" BIGINT NOT NULL,
    "nameplate" DECIMAL(78,0) NOT NULL,
    "capacity" DECIMAL(78,0) NOT NULL,
    "reserved" DECIMAL(78,0) NOT NULL,
    "evidence" INTEGER NOT NULL,
    "energy_mix_hash" TEXT NOT NULL,
    "machines_hash" TEXT NOT NULL,

    CONSTRAINT "site_state_pkey" PRIMARY KEY ("chain_id","site","block_number")
);

-- CreateTable
CREATE TABLE "machine_change" (
    "chain_id" INTEGER NOT NULL,
    "site" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "unit_hashrate" DECIMAL(78,0) NOT NULL,
    "count" BIGINT NOT NULL,
    "efficiency_milli_joules_per_th" BIGINT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "machine_change_pkey" PRIMARY KEY ("chain_id","site","position")
);

-- CreateTable
CREATE TABLE "capacity_statement" (
    "chain_id" INTEGER NOT NULL,
    "site" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "capacity" DECIMAL(78,0) NOT NULL,
    "evidence" INTEGER NOT NULL,
    "attester_set" BIGINT,
    "document_hash" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "capacity_statement_pkey" PRIMARY KEY ("chain_id","site","position")
);

-- CreateTable
CREATE TABLE "reservation" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "site" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "hashrate" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "reservation_release" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "reservation_release_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateIndex
CREATE INDEX "slice_end_chain_id_owner_position_idx" ON "slice_end"("chain_id", "owner", "position");

-- CreateIndex
CREATE INDEX "top_up_chain_id_position_idx" ON "top_up"("chain_id", "position");

-- CreateIndex
CREATE INDEX "dispute_chain_id_position_idx" ON "dispute"("chain_id", "position");

-- CreateIndex
CREATE INDEX "dispute_resolution_chain_id_position_idx" ON "dispute_resolution"("chain_id", "position");

-- CreateIndex
CREATE INDEX "rate_change_chain_id_position_idx" ON "rate_change"("chain_id", "position");

-- CreateIndex
CREATE INDEX "proceeds_collection_chain_id_position_idx" ON "proceeds_collection"("chain_id", "position");

-- CreateIndex
CREATE INDEX "attester_change_chain_id_position_idx" ON "attester_change"("chain_id", "position");

-- CreateIndex
CREATE INDEX "attester_set_chain_id_position_idx" ON "attester_set"("chain_id", "position");

-- CreateIndex
CREATE INDEX "attester_set_member_chain_id_position_idx" ON "attester_set_member"("chain_id", "position");

-- CreateIndex
CREATE INDEX "attester_resignation_chain_id_position_idx" ON "attester_resignation"("chain_id", "position");

-- CreateIndex
CREATE INDEX "site_chain_id_operator_idx" ON "site"("chain_id", "operator");

-- CreateIndex
CREATE INDEX "site_chain_id_position_idx" ON "site"("chain_id", "position");

-- CreateIndex
CREATE INDEX "machine_change_chain_id_position_idx" ON "machine_change"("chain_id", "position");

-- CreateIndex
CREATE INDEX "capacity_statement_chain_id_position_idx" ON "capacity_statement"("chain_id", "position");

-- CreateIndex
CREATE INDEX "reservation_chain_id_site_idx" ON "reservation"("chain_id", "site");

-- CreateIndex
CREATE INDEX "reservation_chain_id_position_idx" ON "reservation"("chain_id", "position");

-- CreateIndex
CREATE INDEX "reservation_release_chain_id_position_idx" ON "reservation_release"("chain_id", "position");

-- CreateIndex
CREATE INDEX "batch_chain_id_site_idx" ON "batch"("chain_id", "site");



-- From here on by hand: what Prisma's schema cannot say.

-- A batch's money as it stands.
CREATE VIEW "batch_account_now" AS
SELECT a.* FROM "batch" b
CROSS JOIN LATERAL (
  SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
  ORDER BY a."block_number" DESC LIMIT 1
) a;

-- Each growth of acc: payouts, and what was paid for their periods afterwards (gross is then all for the slices).
CREATE VIEW "payout_step" AS
SELECT "chain_id", "batch_id", "period", "position", "acc_before", "acc", 'payout' AS "kind", "gross", "delivered_bps",
  "evidence", "evidence_hash", "tx_hash", "at"
FROM "payout"
UNION ALL
SELECT "chain_id", "batch_id", "period", "position", "acc_before", "acc", 'top-up', "amount", NULL, NULL, "evidence_hash",
  "tx_hash", "at"
FROM "top_up";

-- The ledger: one line for each payout or top-up and each slice that existed when it was posted. Payout token.
CREATE VIEW "slice_payout" AS
SELECT s."chain_id", s."batch_id", s."slice_id", p."period", s."owner", s."units",
  line_down(s."units", p."acc_before", p."acc", s."paid") AS "amount",
  s."ended_by", p."position", p."kind", p."gross", p."delivered_bps", p."evidence", p."evidence_hash", p."tx_hash", p."at"
FROM "slice_span" s
JOIN "payout_step" p ON p."chain_id" = s."chain_id" AND p."batch_id" = s."batch_id"
  AND p."position" > s."from_position" AND p."position" < coalesce(s."to_position", 9223372036854775807);

-- Each growth of refund_acc. The period is the delivered one, or the first that was not posted; a dispute is about none.
CREATE VIEW "refund_step" AS
SELECT "chain_id", "batch_id", "period", "position", "refund_acc_before", "refund_acc", 'under-delivery' AS "cause", "tx_hash", "at"
FROM "payout" WHERE "refund_acc" > "refund_acc_before"
UNION ALL
SELECT "chain_id", "batch_id", "period", "position", "refund_acc_before", "refund_acc", 'default', "tx_hash", "at"
FROM "batch_default" WHERE "refund_acc" > "refund_acc_before"
UNION ALL
SELECT "chain_id", "batch_id", 0, "position", "refund_acc_before", "refund_acc", 'cancellation', "tx_hash", "at"
FROM "batch_cancellation" WHERE "refund_acc" > "refund_acc_before"
UNION ALL
SELECT "chain_id", "batch_id", NULL, "position", "refund_acc_before", "refund_acc", 'dispute', "tx_hash", "at"
FROM "dispute_resolution" WHERE "refund_acc" > "refund_acc_before";

-- The ledger of refunds. Payment token.
CREATE VIEW "slice_refund" AS
SELECT s."chain_id", s."batch_id", s."slice_id", p."period", s."owner", s."units",
  line_down(s."units", p."refund_acc_before", p."refund_acc", s."paid") AS "amount",
  s."ended_by", p."position", p."cause", p."tx_hash", p."at"
FROM "refund_span" s
JOIN "refund_step" p ON p."chain_id" = s."chain_id" AND p."batch_id" = s."batch_id"
  AND p."position" > s."from_position" AND p."position" < coalesce(s."to_position", 9223372036854775807);

-- A site as it stands.
CREATE VIEW "site_now" AS
SELECT s."operator", s."country", s."name", s."position", s."tx_hash", s."at", n.* FROM "site" s
CROSS JOIN LATERAL (
  SELECT * FROM "site_state" n WHERE n."chain_id" = s."chain_id" AND n."site" = s."site" ORDER BY n."block_number" DESC LIMIT 1
) n;

-- The machines of a site as they stand; efficiency as it was last added.
CREATE VIEW "machine_now" AS
SELECT "chain_id", "site", "model", "unit_hashrate", sum("count")::bigint AS "count",
  (array_agg("efficiency_milli_joules_per_th" ORDER BY "position" DESC) FILTER (WHERE "count" > 0))[1]
    AS "efficiency_milli_joules_per_th"
FROM "machine_change" GROUP BY "chain_id", "site", "model", "unit_hashrate" HAVING sum("count") > 0;
