import { catchUp } from "./catch-up.ts";
import type { Header } from "./chain/header.ts";
import { checkChain } from "./check-chain.ts";
import { checkSchema } from "./check-schema.ts";
import type { Context } from "./context.ts";
import { databaseAway } from "./database-away.ts";
import { HaltError, ReorganisedError, RetryableError } from "./errors.ts";
import { type Heads, watchHeads } from "./heads.ts";
import { leaveOnAbort } from "./leave-on-abort.ts";
import { createMetrics, type Metrics } from "./operations/metrics.ts";
import { pause } from "./pause.ts";
import { followReorganisation } from "./reorg.ts";
import { RpcFailure } from "./rpc/failure.ts";
import { acquireWriterLock } from "./writer-lock.ts";

/** How often things are tried again and asked for, in milliseconds. */
export type Pace = {
  /** After the first failure; each next one waits twice as long. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** Between questions for a new head, where none are announced. */
  pollMs: number;
};
const paceOf = (isLocal: boolean): Pace => ({
  firstPauseMs: 100,
  longestPauseMs: 5_000,
  pollMs: isLocal ? 100 : 2_000,
});

export type Settings = Omit<Context, "signal" | "metrics"> & {
  databaseUrl: string;
  metrics?: Metrics;
  /** Simulations hurry. */
  pace?: Partial<Pace>;
  /** Stops the indexer after the transaction under way. */
  signal: AbortSignal;
  /** Called when the tables have reached the head for the first time, and again after each trouble. */
  onCaughtUp?: () => void;
};

/** Keeps the tables true until the signal is aborted. Waits where waiting helps; throws `HaltError` where it does not. */
export async function run(settings: Settings): Promise<void> {
  const { log, signal, databaseUrl, chainId, metrics = createMetrics(settings.chainId) } = settings;
  const pace = { ...paceOf(settings.isLocal), ...settings.pace };
  let pauseMs = pace.firstPauseMs;
  let said = "";
  const calm = () => {
    if (said) log.info("Everything answers again.");
    said = "";
    pauseMs = pace.firstPauseMs;
    metrics.inTrouble(undefined);
  };
  while (!signal.aborted) {
    try {
      const lock = await waitForLock(settings, metrics);
      if (!lock) return;
      try {
        metrics.becomes("writer");
        await writeUntil(AbortSignal.any([signal, lock.lost]), { ...settings, metrics, pace }, calm);
        if (!signal.aborted) {
          log.warn("The database session that made this the only writer is gone: asking again.", { code: "lock-lost" });
        }
      } finally {
        await lock.release().catch(() => {});
      }
    } catch (error) {
      const trouble = explain(error, databaseUrl);
      if (trouble === undefined) throw error;
      if (trouble.fromDatabase) metrics.databaseFailed(trouble.code);
      if (signal.aborted) return; // what was cut short on the way out is no trouble
      if (!trouble.waitingHelps) throw new HaltError(trouble.sentence, { cause: error });
      metrics.inTrouble(trouble.sentence);
      if (trouble.sentence !== said) {
        log.warn(`${trouble.sentence} Trying again until it works.`, {
          code: trouble.code,
          chainId,
          cause: String(error),
        });
      }
      said = trouble.sentence;
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, pace.longestPauseMs);
    }
  }
}

function waitForLock({ log, databaseUrl, chainId, signal }: Settings, metrics: Metrics) {
  let told = false;
  return acquireWriterLock(databaseUrl, chainId, signal, () => {
    metrics.becomes("standby");
    metrics.inTrouble(undefined);
    if (!told) log.info(`Another indexer writes chain ${chainId}: standing by until it ends.`, { role: "standby" });
    told = true;
  });
}

/** What was thrown, if it may pass or is the database's; undefined where it is neither. */
function explain(error: unknown, databaseUrl: string) {
  if (error instanceof HaltError) return undefined;
  if (error instanceof RetryableError) {
    const code = error instanceof RpcFailure ? `rpc-${error.kind.replaceAll("_", "-")}` : "not-yet";
    return { code, sentence: error.message, waitingHelps: true, fromDatabase: false };
  }
  const trouble = databaseAway(error, databaseUrl);
  return trouble && { ...trouble, code: `database-${trouble.code}`, fromDatabase: true };
}

/** Writes until the signal is aborted: what is cut short by that is no trouble. */
async function writeUntil(signal: AbortSignal, settings: Parameters<typeof write>[0], calm: () => void): Promise<void> {
  try {
    await write({ ...settings, chain: leaveOnAbort(settings.chain, signal), signal }, calm);
  } catch (error) {
    if (!signal.aborted || !(error instanceof RetryableError || error instanceof ReorganisedError)) throw error;
  }
}

/** As the only writer: follow the chain until something is wrong. */
async function write(settings: Settings & Context & { pace: Pace }, calm: () => void): Promise<void> {
  const { db, chain, log, metrics, pace, signal, onCaughtUp } = settings;
  let heads: Heads | undefined;
  await checkSchema(db);
  try {
    while (!signal.aborted) {
      const { deployment, cursor } = await checkChain(settings);
      metrics.standsAt(cursor);
      log.info(`Indexing chain ${cursor.chainId} from block ${cursor.blockNumber}.`, { block: cursor.blockNumber });
      heads ??= watchHeads(chain.rpcUrl, pace.pollMs, log, signal);
      try {
        let announced: Header | undefined;
        for (let told = false; !signal.aborted; announced = await heads.next()) {
          await catchUp(settings, deployment, announced);
          if (signal.aborted) break;
          metrics.compared();
          calm();
          if (!told) {
            log.info("Caught up with the chain's head.");
            onCaughtUp?.();
          }
          told = true;
        }
      } catch (error) {
        if (!(error instanceof ReorganisedError)) throw error;
        if (signal.aborted) throw error; // perhaps another writer's doing: no longer ours to set right
        await followReorganisation(settings);
      }
    }
  } finally {
    heads?.close();
  }
}
