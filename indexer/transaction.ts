/** A write may be large: Prisma's default of 5 seconds would cut a backfill short on a slow disk. */
export const WRITE = { maxWait: 30_000, timeout: 300_000 };
