// Lets the demo's days pass: one every LODE_DAY_SECONDS, and posts each finished period. Notices days somebody else let pass.
import { setTimeout as pause } from "node:timers/promises";
import type { Deployment } from "#chain/deployment.ts";
import { readDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { formatDay, secondsPerDay, startOfDay } from "#evidence/utc-day.ts";
import { bitcoinUrls } from "#scripts/demo/bitcoin/bitcoin-urls.ts";
import { type DemoBitcoinUrls, openDemoBitcoin } from "#scripts/demo/bitcoin/demo-bitcoin.ts";
import { recordEnd } from "#scripts/demo/calendar.ts";
import { advanceTo, chainTime, openChain } from "#scripts/demo/clock.ts";
import { openPeople } from "#scripts/demo/people.ts";
import { type Posted, postDue } from "#scripts/demo/post-due.ts";

export type ReplayOptions = {
  rpcUrl: string;
  deployment: Deployment;
  /** The regtest Bitcoin that the pool pays on. */
  bitcoin: DemoBitcoinUrls;
  /** Seconds of real time per day; 0: days pass only by somebody else's hand. */
  daySeconds: number;
  signal?: AbortSignal;
  onPosted?: (posted: Posted, day: number) => void;
  /** How often the chain's clock is read. */
  pollMs?: number;
};

/** Attempts at a day's postings before giving up: somebody using the operator's account at the same moment spoils one or two. */
const attempts = 5;

/** Runs until the records end or `signal` aborts. Throws where a day's payouts cannot be posted. */
export async function replay(options: ReplayOptions): Promise<"ended" | "stopped"> {
  const { rpcUrl, deployment, daySeconds, signal, onPosted = () => {}, pollMs = 250 } = options;
  const chain = openChain(rpcUrl, deployment.chainId);
  const people = await openPeople(rpcUrl);
  const bitcoin = openDemoBitcoin(options.bitcoin);
  const end = recordEnd.getTime() / 1000;
  let day: number | undefined;
  let dayBegan = 0;
  let failed = 0;
  while (!signal?.aborted) {
    const today = startOfDay(await chainTime(chain));
    if (today !== day) {
      try {
        for (const posted of await postDue(chain, deployment, people, bitcoin)) onPosted(posted, today);
        day = today;
        dayBegan = performance.now();
        failed = 0;
      } catch (error) {
        failed += 1;
        if (failed === attempts) throw error;
      }
    }
    if (day !== undefined && day >= end) return "ended";
    const passed = day === today && daySeconds > 0 && performance.now() - dayBegan >= daySeconds * 1000;
    if (passed) await advanceTo(chain, today + secondsPerDay);
    else await pause(pollMs, undefined, { signal }).catch(() => {});
  }
  return "stopped";
}

if (import.meta.main) {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  try {
    const outcome = await replay({
      rpcUrl: env.RPC_URL,
      deployment: readDeployment(env.CHAIN_ID),
      bitcoin: bitcoinUrls(),
      daySeconds: env.LODE_DAY_SECONDS,
      signal: stop.signal,
      onPosted: ({ name, periods }, day) =>
        console.log(`${formatDay(day)}: ${name}, period ${periods.join(", ")} posted`),
    });
    if (outcome === "ended")
      console.log(`The pool records end with ${formatDay(recordEnd.getTime() / 1000 - 1)}; the replay is over.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
