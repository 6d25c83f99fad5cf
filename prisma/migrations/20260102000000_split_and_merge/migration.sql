-- Slices that are made of others, and slices that end.
ALTER TABLE "slice" ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'bought',
  ADD COLUMN "carried" DECIMAL(78,0) NOT NULL DEFAULT 0,
  ADD COLUMN "refund_carried" DECIMAL(78,0) NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "slice_parent" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "parent_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "slice_parent_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id","parent_id")
);

-- CreateTable
CREATE TABLE "slice_end" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "how" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "slice_end_pkey" PRIMARY KEY ("chain_id","batch_id","slice_id")
);

-- CreateTable
CREATE TABLE "holder_setting" (
    "chain_id" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "setting" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "holder_setting_pkey" PRIMARY KEY ("chain_id","owner","setting","position")
);

-- CreateIndex
CREATE INDEX "slice_parent_chain_id_batch_id_parent_id_idx" ON "slice_parent"("chain_id", "batch_id", "parent_id");

-- CreateIndex
CREATE INDEX "slice_end_chain_id_position_idx" ON "slice_end"("chain_id", "position");

-- CreateIndex
CREATE INDEX "holder_setting_chain_id_position_idx" ON "holder_setting"("chain_id", "position");



-- From here on by hand: what Prisma's schema cannot say.

-- A slice as it stands or as it ended: with nothing to claim any more, and the owner it last had.
CREATE VIEW "slice_ever" AS
SELECT s."chain_id", s."batch_id", s."slice_id", e."owner", s."buyer", s."first_owner", s."units", s."cost", s."origin",
  s."carried", s."refund_carried", s."position", s."tx_hash", s."at", e."paid", r."paid" AS "refund_paid",
  e."to_position" IS NOT NULL AS "ended",
  CASE WHEN e."to_position" IS NULL THEN pending_down(s."units", a."acc", e."paid") ELSE 0 END AS "claimable",
  CASE WHEN r."to_position" IS NULL THEN pending_down(s."units", a."refund_acc", r."paid") ELSE 0 END AS "refundable"
FROM "slice" s
CROSS JOIN LATERAL (
  SELECT e."owner", e."paid", e."to_position" FROM "slice_span" e
  WHERE e."chain_id" = s."chain_id" AND e."batch_id" = s."batch_id" AND e."slice_id" = s."slice_id"
  ORDER BY e."from_position" DESC LIMIT 1
) e
CROSS JOIN LATERAL (
  SELECT r."paid", r."to_position" FROM "refund_span" r
  WHERE r."chain_id" = s."chain_id" AND r."batch_id" = s."batch_id" AND r."slice_id" = s."slice_id"
  ORDER BY r."from_position" DESC LIMIT 1
) r
CROSS JOIN LATERAL (
  SELECT a."acc", a."refund_acc" FROM "batch_account" a WHERE a."chain_id" = s."chain_id" AND a."batch_id" = s."batch_id"
  ORDER BY a."block_number" DESC LIMIT 1
) a;
