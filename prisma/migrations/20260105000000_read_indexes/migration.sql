-- DropIndex
DROP INDEX "refund_span_chain_id_owner_idx";

-- DropIndex
DROP INDEX "slice_span_chain_id_owner_idx";

-- CreateIndex
CREATE INDEX "slice_span_chain_id_owner_batch_id_idx" ON "slice_span"("chain_id", "owner", "batch_id");



-- From here on by hand: what Prisma's schema cannot say.

-- One lasting span per slice; the owner beside it, so that a batch's holders are counted from the index alone.
DROP INDEX "slice_span_lasting";
CREATE UNIQUE INDEX "slice_span_lasting" ON "slice_span"("chain_id", "batch_id", "slice_id") INCLUDE ("owner") WHERE "to_position" IS NULL;
