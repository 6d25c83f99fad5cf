import { formatUtc } from "#domain/utc.ts";

/** "2024-04-20 00:00 UTC", the one way a moment is written. */
export const formatTime = (at: Date): string => formatUtc(Math.floor(at.getTime() / 1000));
/** "2024-04-20", the UTC day. */
export const formatDay = (at: Date): string => at.toISOString().slice(0, 10);
/** "04-20", where the year is plain from its surroundings. */
export const formatShortDay = (at: Date): string => at.toISOString().slice(5, 10);
