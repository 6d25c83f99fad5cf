/** First second of the demo chain: give it to the local chain as `initialDate`. */
export const chainStart = new Date("2024-03-20T00:00:00Z");

/** Where the chain's clock stands when seeding is done: three days before the halving of 2024-04-20. */
export const seedThrough = new Date("2024-04-17T00:00:00Z");

/** First second after the last day for which the demo has pool records; the replay ends here. */
export const recordEnd = new Date("2024-04-28T00:00:00Z");

export const daySeconds = 86_400;
