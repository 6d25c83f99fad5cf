import { catchUp } from "./catch-up.ts";
import { checkChain } from "./check-chain.ts";
import type { Context } from "./context.ts";
import { databaseAway } from "./database-away.ts";
import { ReorganisedError, RetryableError } from "./errors.ts";
import { type Heads, watchHeads } from "./heads.ts";
import { pause } from "./pause.ts";
import { followReorganisation } from "./reorg.ts";
import { acquireWriterLock } from "./writer-lock.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const LOCAL_POLL_MS = 100;
const POLL_MS = 2_000;

export type Settings = Omit<Context, "signal"> & {
  databaseUrl: string;
  /** Stops the indexer after the transaction under way. */
  signal: AbortSignal;
  /** Called when the tables have reached the head for the first time, and again after each trouble. */
  onCaughtUp?: () => void;
};

/** Keeps the tables true until the signal is aborted. Waits where waiting helps; throws `HaltError` where it does not. */
export async function run(settings: Settings): Promise<void> {
  const { log, signal, databaseUrl, chainId } = settings;
  let pauseMs = FIRST_PAUSE_MS;
  let said = "";
  const calm = () => {
    if (said) log.info("Everything answers again.");
    said = "";
    pauseMs = FIRST_PAUSE_MS;
  };
  while (!signal.aborted) {
    try {
      const lock = await acquireWriterLock(databaseUrl, chainId, log, signal);
      if (!lock) return;
      try {
        await write({ ...settings, signal: AbortSignal.any([signal, lock.lost]) }, calm);
        if (!signal.aborted) log.warn("The database connection that made this the only writer is gone: asking again.");
      } finally {
        await lock.release().catch(() => {});
      }
    } catch (error) {
      const sentence = error instanceof RetryableError ? error.message : databaseAway(error, databaseUrl);
      if (sentence === undefined) throw error;
      if (sentence !== said) log.warn(`${sentence} Trying again until it works.`, { cause: String(error) });
      said = sentence;
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
}

/** As the only writer: follow the chain until something is wrong. */
async function write(settings: Settings, calm: () => void): Promise<void> {
  const { chain, isLocal, log, signal, onCaughtUp } = settings;
  let heads: Heads | undefined;
  try {
    while (!signal.aborted) {
      const { deployment, cursor } = await checkChain(settings);
      log.info(`Indexing chain ${cursor.chainId} from block ${cursor.blockNumber}.`, { block: cursor.blockNumber });
      heads ??= watchHeads(chain.rpcUrl, isLocal ? LOCAL_POLL_MS : POLL_MS, log, signal);
      try {
        for (let told = false; !signal.aborted; await heads.next()) {
          await catchUp(settings, deployment);
          calm();
          if (!told && !signal.aborted) {
            log.info("Caught up with the chain's head.");
            onCaughtUp?.();
          }
          told = true;
        }
      } catch (error) {
        if (!(error instanceof ReorganisedError)) throw error;
        await followReorganisation(settings);
      }
    }
  } finally {
    heads?.close();
  }
}
