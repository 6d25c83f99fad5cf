import type { Outcome } from "./run/outcome.ts";
import { runSeed } from "./run/seed.ts";
import { openSharedChain } from "./world/shared-chain.ts";

/** From main.ts: live this seed. */
export type Order = { seed: number; adminUrl: string; length: number; verbose: boolean };
/** To main.ts: ready for a seed, or done with one. */
export type Report = { outcome?: Outcome };

// A process that lives seeds one after the other on a chain of its own, as main.ts hands them out.
process.on("disconnect", () => process.exit());
const chain = await openSharedChain();
const report = (message: Report) => process.send?.(message);
process.on("message", async ({ seed, adminUrl, length, verbose }: Order) => {
  report({ outcome: await runSeed(chain, seed, { adminUrl, length, ...(verbose && { hear: console.log }) }) });
});
report({});
