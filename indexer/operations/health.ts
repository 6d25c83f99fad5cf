import { lagBlocks, lagSeconds, type Vitals } from "./vitals.ts";

/** A loop that has got nothing done for this long is stuck: a request may be tried three times, 20 s each. */
export const STUCK_AFTER_MS = 120_000;
/** Ready: behind by no more than one of these. */
export const READY_LAG_BLOCKS = 5;
export const READY_LAG_SECONDS = 30;
/** And head and tables compared this lately: with database and node both answering, that is every 2 s. */
export const READY_FRESH_MS = 15_000;

/** `ok` decides the status: 200 or 503. The rest is for whoever reads it. */
export type Verdict = { ok: boolean; body: Record<string, unknown> };

/** Whether the process does its work, or waits as it should. A reason to start it again where not. */
export function judgeHealth(vitals: Vitals, now: number): Verdict {
  const idleMs = now - vitals.aliveAt;
  const ok = idleMs <= STUCK_AFTER_MS;
  const reason = ok ? {} : { reason: `Nothing got done for ${Math.round(idleMs / 1000)} s: start the indexer again.` };
  return {
    ok,
    body: { healthy: ok, role: vitals.role, ...(vitals.trouble && { trouble: vitals.trouble }), ...reason },
  };
}

/** Whether what it writes can be relied on as the chain's present. */
export function judgeReadiness(vitals: Vitals, now: number): Verdict {
  const reason = whyNot(vitals, now);
  const { role, indexed, head } = vitals;
  const where = {
    block: indexed && String(indexed.number),
    head: head && String(head.number),
    lagBlocks: lagBlocks(vitals),
    lagSeconds: lagSeconds(vitals),
  };
  const limits = { lagBlocks: READY_LAG_BLOCKS, lagSeconds: READY_LAG_SECONDS };
  return { ok: reason === undefined, body: { ready: reason === undefined, role, reason, ...where, limits } };
}

function whyNot(vitals: Vitals, now: number): string | undefined {
  if (vitals.trouble) return vitals.trouble;
  if (vitals.role === "standby") return "Standing by: another indexer writes this chain.";
  if (vitals.role !== "writer") return vitals.role === "starting" ? "Starting." : "Stopping.";
  const blocks = lagBlocks(vitals);
  if (blocks === undefined) return "The chain's head is not known yet.";
  if (blocks > READY_LAG_BLOCKS && (lagSeconds(vitals) ?? 0) > READY_LAG_SECONDS) {
    return `Behind the chain: ${blocks} blocks are still to be read.`;
  }
  if (vitals.comparedAt === undefined) return "The tables have not reached the chain's head since the start.";
  const age = now - vitals.comparedAt;
  if (age > READY_FRESH_MS) {
    return `Node and database have not both answered for ${Math.round(age / 1000)} s.`;
  }
  return undefined;
}
