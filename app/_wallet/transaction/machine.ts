import type { Explanation } from "#chain/reverts/explanation.ts";

type Hash = `0x${string}`;

/** How the account lets CapacitySlices take the money of one call, never more. */
export type AllowanceChoice = "approve" | "permit";

/** What has to happen before the call can spend. `options` is empty when nothing has to be allowed. */
export type AllowanceNeed = { options: readonly AllowanceChoice[] };

/**
 * One transaction, from the intent to the database. The last eight states are final: only `start` and `reset` leave them.
 * `approved` is an approval that was confirmed after a reload, when the form that wanted it is gone.
 */
export type TransactionState =
  | { at: "idle" }
  | { at: "checking" }
  | { at: "wrong network"; wanted: number; actual: number }
  | { at: "ready"; need: AllowanceNeed }
  | { at: "allowance"; via: AllowanceChoice; phase: "signature" }
  | { at: "allowance"; via: "approve"; phase: "submitted"; hash: Hash }
  | { at: "simulating" }
  | { at: "awaiting signature" }
  | { at: "submitted"; hash: Hash }
  | { at: "mined"; hash: Hash; blockNumber: bigint }
  | { at: "indexed"; hash: Hash; blockNumber: bigint }
  | { at: "approved"; hash: Hash }
  | { at: "rejected"; reason: Explanation }
  | { at: "reverted"; reason: Explanation; hash?: Hash }
  | { at: "replaced"; hash: Hash; by?: Hash }
  | { at: "cancelled"; hash: Hash; by: Hash }
  | { at: "dropped"; hash: Hash };

export type TransactionEvent =
  | { type: "start" }
  | { type: "wrongNetwork"; wanted: number; actual: number }
  | { type: "checked"; need: AllowanceNeed }
  | { type: "allowanceAsked"; via: AllowanceChoice }
  | { type: "allowanceSubmitted"; hash: Hash }
  | { type: "allowanceGranted" }
  | { type: "approvedAlone" }
  | { type: "simulated" }
  | { type: "submitted"; hash: Hash }
  | { type: "repriced"; hash: Hash }
  | { type: "mined"; blockNumber: bigint }
  | { type: "indexedUpTo"; blockNumber: bigint }
  | { type: "rejected"; reason: Explanation }
  | { type: "reverted"; reason: Explanation }
  | { type: "replaced"; by?: Hash }
  | { type: "cancelled"; by: Hash }
  | { type: "dropped" }
  | { type: "restored"; hash: Hash; step: "allowance" | "call" }
  | { type: "reset" };

export const idle: TransactionState = { at: "idle" };

const finals = ["indexed", "approved", "rejected", "reverted", "replaced", "cancelled", "dropped"] as const;

/** Nothing more will happen by itself. */
export const isFinal = (state: TransactionState): boolean => (finals as readonly string[]).includes(state.at);

/** The wallet or the chain has it: starting another transaction now could contradict it. */
export const isInFlight = (state: TransactionState): boolean =>
  ["allowance", "simulating", "awaiting signature", "submitted"].includes(state.at);

/** The hash the chain is working on, where one exists. */
export const pendingHash = (state: TransactionState): Hash | undefined =>
  state.at === "submitted" || (state.at === "allowance" && state.phase === "submitted") ? state.hash : undefined;

/** The next state. An event that cannot happen in a state leaves it as it is: late news never undoes what is known. */
export function advance(state: TransactionState, event: TransactionEvent): TransactionState {
  switch (event.type) {
    case "start":
      return isInFlight(state) || state.at === "mined" ? state : { at: "checking" };
    case "reset":
      return isInFlight(state) ? state : idle;
    case "restored":
      if (state.at !== "idle") return state;
      return event.step === "call"
        ? { at: "submitted", hash: event.hash }
        : { at: "allowance", via: "approve", phase: "submitted", hash: event.hash };
    case "wrongNetwork":
      return canStillBeRefused(state) ? { at: "wrong network", wanted: event.wanted, actual: event.actual } : state;
    case "checked":
      return state.at === "checking" ? { at: "ready", need: event.need } : state;
    case "allowanceAsked":
      return state.at === "ready" && state.need.options.includes(event.via)
        ? { at: "allowance", via: event.via, phase: "signature" }
        : state;
    case "allowanceSubmitted":
      return state.at === "allowance" && state.via === "approve" && state.phase === "signature"
        ? { at: "allowance", via: "approve", phase: "submitted", hash: event.hash }
        : state;
    case "allowanceGranted":
      if (state.at === "ready" && state.need.options.length === 0) return { at: "simulating" };
      if (state.at !== "allowance") return state;
      return state.via === "permit" || state.phase === "submitted" ? { at: "simulating" } : state;
    case "approvedAlone":
      return state.at === "allowance" && state.phase === "submitted" ? { at: "approved", hash: state.hash } : state;
    case "simulated":
      return state.at === "simulating" ? { at: "awaiting signature" } : state;
    case "submitted":
      return state.at === "awaiting signature" ? { at: "submitted", hash: event.hash } : state;
    case "repriced":
      return pendingHash(state) === undefined ? state : ({ ...state, hash: event.hash } as TransactionState);
    case "mined":
      return state.at === "submitted" ? { at: "mined", hash: state.hash, blockNumber: event.blockNumber } : state;
    case "indexedUpTo":
      return state.at === "mined" && event.blockNumber >= state.blockNumber ? { ...state, at: "indexed" } : state;
    case "rejected":
      return canStillBeRefused(state) ? { at: "rejected", reason: event.reason } : state;
    case "reverted": {
      const hash = pendingHash(state);
      if (hash !== undefined) return { at: "reverted", reason: event.reason, hash };
      return canStillBeRefused(state) ? { at: "reverted", reason: event.reason } : state;
    }
    case "replaced":
    case "cancelled":
    case "dropped":
      return lost(state, event);
  }
}

function canStillBeRefused(state: TransactionState): boolean {
  if (state.at === "allowance") return state.phase === "signature";
  return ["checking", "wrong network", "ready", "simulating", "awaiting signature"].includes(state.at);
}

function lost(
  state: TransactionState,
  event: Extract<TransactionEvent, { type: "replaced" | "cancelled" | "dropped" }>,
): TransactionState {
  const hash = pendingHash(state);
  if (hash === undefined) return state;
  if (event.type === "cancelled") return { at: "cancelled", hash, by: event.by };
  if (event.type === "dropped") return { at: "dropped", hash };
  return event.by === undefined ? { at: "replaced", hash } : { at: "replaced", hash, by: event.by };
}
