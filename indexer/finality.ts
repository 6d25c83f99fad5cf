/** How many blocks a reorganisation may take back; beyond it the indexer halts rather than guess. */
export const FINALITY_DEPTH = 64n;

/** How many blocks are followed one by one, their headers kept: twice finality, so that one reorganisation leaves room for the next. */
export const FOLLOWED_BLOCKS = 2n * FINALITY_DEPTH;
