-- How far the rows stand on final blocks: no reorganisation goes back further, not even after a restart.
ALTER TABLE "chain_cursor" ADD COLUMN "finalized_block" BIGINT;
