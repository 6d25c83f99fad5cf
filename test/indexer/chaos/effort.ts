/** `npm run test:chaos` sets LODE_CHAOS: each row is tried as often, and waits as long, as QUALITY asks. `npm test` tries less. */
const thorough = process.env.LODE_CHAOS === "1";

/** How often something is tried: a few times by `npm test`, many times by `npm run test:chaos`. */
export const times = (few: number, many: number): number => (thorough ? many : few);

/** A test's limit that grows with the number of its tries. */
export const patience = (tries: number): number => 120_000 + tries * 20_000;
