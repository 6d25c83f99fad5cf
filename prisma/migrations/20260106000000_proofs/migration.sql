-- The contracts that know of proofs are other contracts: what was indexed of the earlier ones goes, and so does the cursor, so that the
-- indexer starts anew.
TRUNCATE "chain_cursor", "block", "log", "batch", "batch_account", "payout", "top_up", "batch_default", "batch_cancellation", "dispute",
  "dispute_resolution", "rate_change", "upfront_release", "proceeds_collection", "bond_release", "slice", "slice_parent", "slice_end",
  "slice_span", "refund_span", "transfer", "claim", "settlement", "credit_change", "setting_change", "holder_setting",
  "attester_change", "attester_set", "attester_set_member", "attester_resignation", "site", "site_state", "machine_change",
  "capacity_statement", "reservation", "reservation_release";

-- AlterTable
ALTER TABLE "batch_account" ADD COLUMN     "accused" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "accused_until" TIMESTAMPTZ(0),
ADD COLUMN     "covered" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "first_held" INTEGER NOT NULL,
ADD COLUMN     "proven_sats" BIGINT NOT NULL;

-- AlterTable
ALTER TABLE "chain_cursor" ADD COLUMN     "bitcoin_relay" TEXT NOT NULL,
ADD COLUMN     "held_escrow" TEXT NOT NULL,
ADD COLUMN     "payout_proofs" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "bond_award" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "refund_acc_before" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "bond_award_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "proof_requirement" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "base_units_per_sat" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "proof_requirement_pkey" PRIMARY KEY ("chain_id","batch_id")
);

-- CreateTable
CREATE TABLE "held_period" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "period" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "gross" DECIMAL(78,0) NOT NULL,
    "held_per_unit" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "held_period_pkey" PRIMARY KEY ("chain_id","batch_id","period")
);

-- CreateTable
CREATE TABLE "held_judgement" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "period" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "is_proven" BOOLEAN NOT NULL,
    "release_per_unit" DECIMAL(78,0) NOT NULL,
    "refund_per_unit" DECIMAL(78,0) NOT NULL,
    "covered" DECIMAL(78,0) NOT NULL,
    "released" DECIMAL(78,0) NOT NULL,
    "refunded" DECIMAL(78,0) NOT NULL,
    "refund_acc_before" DECIMAL(78,0) NOT NULL,
    "refund_acc" DECIMAL(78,0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "held_judgement_pkey" PRIMARY KEY ("chain_id","batch_id","period")
);

-- CreateTable
CREATE TABLE "accusation" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "accuser" TEXT NOT NULL,
    "accused" DECIMAL(78,0) NOT NULL,
    "posted" DECIMAL(78,0) NOT NULL,
    "until" TIMESTAMPTZ(0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "accusation_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "script" (
    "chain_id" INTEGER NOT NULL,
    "script_hash" TEXT NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "script" TEXT NOT NULL,
    "counts_from" TIMESTAMPTZ(0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "script_pkey" PRIMARY KEY ("chain_id","batch_id","script_hash")
);

-- CreateTable
CREATE TABLE "proven_payment" (
    "chain_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "period" INTEGER NOT NULL,
    "txid" TEXT NOT NULL,
    "vout" BIGINT NOT NULL,
    "sats" BIGINT NOT NULL,
    "script_hash" TEXT NOT NULL,
    "block_hash" TEXT NOT NULL,
    "height" BIGINT NOT NULL,
    "time" TIMESTAMPTZ(0) NOT NULL,
    "is_freshly_mined" BOOLEAN NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "proven_payment_pkey" PRIMARY KEY ("chain_id","batch_id","position")
);

-- CreateTable
CREATE TABLE "relay_extension" (
    "chain_id" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "from_anchor" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "height" BIGINT NOT NULL,
    "work" DECIMAL(78,0) NOT NULL,
    "blocks" BIGINT NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "relay_extension_pkey" PRIMARY KEY ("chain_id","position")
);

-- CreateTable
CREATE TABLE "relay_epoch" (
    "chain_id" INTEGER NOT NULL,
    "epoch" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "n_bits" BIGINT NOT NULL,
    "start" TIMESTAMPTZ(0) NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "relay_epoch_pkey" PRIMARY KEY ("chain_id","epoch","position")
);

-- CreateIndex
CREATE INDEX "proof_requirement_chain_id_position_idx" ON "proof_requirement"("chain_id", "position");

-- CreateIndex
CREATE INDEX "held_period_chain_id_position_idx" ON "held_period"("chain_id", "position");

-- CreateIndex
CREATE INDEX "held_judgement_chain_id_position_idx" ON "held_judgement"("chain_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "held_judgement_chain_id_batch_id_position_key" ON "held_judgement"("chain_id", "batch_id", "position");

-- CreateIndex
CREATE INDEX "accusation_chain_id_position_idx" ON "accusation"("chain_id", "position");

-- CreateIndex
CREATE INDEX "script_chain_id_position_idx" ON "script"("chain_id", "position");

-- CreateIndex
CREATE INDEX "proven_payment_chain_id_batch_id_period_height_idx" ON "proven_payment"("chain_id", "batch_id", "period", "height");

-- CreateIndex
CREATE INDEX "proven_payment_chain_id_position_idx" ON "proven_payment"("chain_id", "position");

-- CreateIndex
CREATE INDEX "relay_epoch_chain_id_position_idx" ON "relay_epoch"("chain_id", "position");

-- From here on by hand: what Prisma's schema cannot say.
CREATE OR REPLACE VIEW "batch_account_now" AS
SELECT b."chain_id", b."batch_id", a."block_number", a."sold", a."serial", a."acc", a."refund_acc", a."holders_reserve",
  a."refund_reserve", a."escrow", a."bond", a."next_period", a."gross_posted", a."hosting_posted", a."fee_posted",
  a."delivered_bps_sum", a."collected", a."disputed_at", a."disputed_until", a."posted_at", a."proceeds", a."rate", a."topped_up",
  a."upfront_state", a."covered", a."first_held", a."accused", a."accused_until", a."proven_sats"
FROM "batch" b
CROSS JOIN LATERAL (
  SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
  ORDER BY a."block_number" DESC LIMIT 1
) a;

-- A proven period stands on evidence of level 3, whoever signed it.
CREATE OR REPLACE VIEW "payout_step" AS
SELECT p."chain_id", p."batch_id", p."period", p."position", p."acc_before", p."acc", 'payout' AS "kind", p."gross", p."delivered_bps",
  CASE WHEN j."is_proven" THEN 3 ELSE p."evidence" END AS "evidence", p."evidence_hash", p."tx_hash", p."at"
FROM "payout" p
LEFT JOIN "held_judgement" j ON j."chain_id" = p."chain_id" AND j."batch_id" = p."batch_id" AND j."period" = p."period"
UNION ALL
SELECT "chain_id", "batch_id", "period", "position", "acc_before", "acc", 'top-up', "amount", NULL, NULL, "evidence_hash",
  "tx_hash", "at"
FROM "top_up";

-- Escrow that proofs did not release, and a bond that an unanswered accusation cost, are the holders' too.
CREATE OR REPLACE VIEW "refund_step" AS
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
FROM "dispute_resolution" WHERE "refund_acc" > "refund_acc_before"
UNION ALL
SELECT "chain_id", "batch_id", "period", "position", "refund_acc_before", "refund_acc", 'not proven', "tx_hash", "at"
FROM "held_judgement" WHERE "refund_acc" > "refund_acc_before"
UNION ALL
SELECT "chain_id", "batch_id", NULL, "position", "refund_acc_before", "refund_acc", 'under-report', "tx_hash", "at"
FROM "bond_award" WHERE "refund_acc" > "refund_acc_before";
