import { expect, test } from "vitest";
import {
  advance,
  idle,
  isFinal,
  isInFlight,
  type TransactionEvent,
  type TransactionState,
} from "#app/_wallet/transaction/machine.ts";

const hash = `0x${"11".repeat(32)}` as const;
const other = `0x${"22".repeat(32)}` as const;
const reason = { what: "It failed.", next: "Repair it.", retry: "now" } as const;
const permitOrApprove = { options: ["permit", "approve"] } as const;
const nothingToAllow = { options: [] } as const;

const run = (...events: TransactionEvent[]): TransactionState => events.reduce(advance, idle);

const checked: TransactionEvent[] = [{ type: "start" }, { type: "checked", need: nothingToAllow }];
const sent: TransactionEvent[] = [
  ...checked,
  { type: "allowanceGranted" },
  { type: "simulated" },
  { type: "submitted", hash },
];
const approving: TransactionEvent[] = [
  { type: "start" },
  { type: "checked", need: permitOrApprove },
  { type: "allowanceAsked", via: "approve" },
];

test("a transaction without an allowance goes from check to index in order", () => {
  const states = [...sent, { type: "mined", blockNumber: 7n }, { type: "indexedUpTo", blockNumber: 7n }] as const;
  const seen: string[] = [];
  states.reduce((state: TransactionState, event) => {
    const next = advance(state, event);
    seen.push(next.at);
    return next;
  }, idle);
  expect(seen).toEqual(["checking", "ready", "simulating", "awaiting signature", "submitted", "mined", "indexed"]);
});

test("an approval is signed, sent and confirmed before the call is tried", () => {
  expect(run(...approving)).toEqual({ at: "allowance", via: "approve", phase: "signature" });
  expect(run(...approving, { type: "allowanceGranted" }).at).toBe("allowance");
  expect(run(...approving, { type: "allowanceSubmitted", hash })).toEqual({
    at: "allowance",
    via: "approve",
    phase: "submitted",
    hash,
  });
  expect(run(...approving, { type: "allowanceSubmitted", hash }, { type: "allowanceGranted" }).at).toBe("simulating");
});

test("a permit is signed without ever being sent", () => {
  const asked = [
    { type: "start" },
    { type: "checked", need: permitOrApprove },
    { type: "allowanceAsked", via: "permit" },
  ] as const satisfies TransactionEvent[];
  expect(run(...asked, { type: "allowanceSubmitted", hash })).toEqual(run(...asked));
  expect(run(...asked, { type: "allowanceGranted" }).at).toBe("simulating");
});

test("a way of allowing that the token does not have cannot be chosen", () => {
  const state = run(
    { type: "start" },
    { type: "checked", need: { options: ["approve"] } },
    { type: "allowanceAsked", via: "permit" },
  );
  expect(state.at).toBe("ready");
});

test("a call that needs an allowance is not tried without one", () => {
  const state = run({ type: "start" }, { type: "checked", need: permitOrApprove }, { type: "allowanceGranted" });
  expect(state.at).toBe("ready");
});

test("a wallet on another network stops before anything is signed", () => {
  const state = run({ type: "start" }, { type: "wrongNetwork", wanted: 31_337, actual: 1 });
  expect(state).toEqual({ at: "wrong network", wanted: 31_337, actual: 1 });
  expect(advance(state, { type: "simulated" })).toBe(state);
  expect(advance(state, { type: "start" }).at).toBe("checking");
});

test("a refused signature ends as rejected wherever one is asked for", () => {
  const rejected = { type: "rejected", reason } as const;
  expect(run(...approving, rejected).at).toBe("rejected");
  expect(run(...checked, { type: "allowanceGranted" }, { type: "simulated" }, rejected).at).toBe("rejected");
  expect(run(...sent, rejected).at).toBe("submitted");
});

test("a revert before sending has no hash, and one on the chain has", () => {
  expect(run({ type: "start" }, { type: "reverted", reason })).toEqual({ at: "reverted", reason });
  expect(run(...sent, { type: "reverted", reason })).toEqual({ at: "reverted", reason, hash });
  expect(run(...approving, { type: "allowanceSubmitted", hash }, { type: "reverted", reason })).toEqual({
    at: "reverted",
    reason,
    hash,
  });
});

test("a repriced transaction goes on under its new hash", () => {
  const state = run(...sent, { type: "repriced", hash: other });
  expect(state).toEqual({ at: "submitted", hash: other });
  expect(advance(state, { type: "mined", blockNumber: 3n })).toEqual({ at: "mined", hash: other, blockNumber: 3n });
});

test("a cancelled, replaced or dropped transaction says which one it was", () => {
  expect(run(...sent, { type: "cancelled", by: other })).toEqual({ at: "cancelled", hash, by: other });
  expect(run(...sent, { type: "replaced", by: other })).toEqual({ at: "replaced", hash, by: other });
  expect(run(...sent, { type: "replaced" })).toEqual({ at: "replaced", hash });
  expect(run(...sent, { type: "dropped" })).toEqual({ at: "dropped", hash });
});

test("a confirmed transaction is done only when its own block is indexed", () => {
  const mined = run(...sent, { type: "mined", blockNumber: 9n });
  expect(advance(mined, { type: "indexedUpTo", blockNumber: 8n })).toBe(mined);
  expect(advance(mined, { type: "indexedUpTo", blockNumber: 10n }).at).toBe("indexed");
});

test("a reload finds a sent transaction where it was", () => {
  expect(run({ type: "restored", hash, step: "call" })).toEqual({ at: "submitted", hash });
  const approval = run({ type: "restored", hash, step: "allowance" });
  expect(approval).toEqual({ at: "allowance", via: "approve", phase: "submitted", hash });
  expect(advance(approval, { type: "approvedAlone" })).toEqual({ at: "approved", hash });
});

test("a second transaction cannot start while one is in flight, nor can it be forgotten", () => {
  for (const state of [run(...sent), run(...approving)]) {
    expect(isInFlight(state)).toBe(true);
    expect(advance(state, { type: "start" })).toBe(state);
    expect(advance(state, { type: "reset" })).toBe(state);
    expect(advance(state, { type: "restored", hash: other, step: "call" })).toBe(state);
  }
});

const everyState: TransactionState[] = [
  idle,
  { at: "checking" },
  { at: "wrong network", wanted: 1, actual: 2 },
  { at: "ready", need: permitOrApprove },
  { at: "allowance", via: "permit", phase: "signature" },
  { at: "allowance", via: "approve", phase: "submitted", hash },
  { at: "simulating" },
  { at: "awaiting signature" },
  { at: "submitted", hash },
  { at: "mined", hash, blockNumber: 1n },
  { at: "indexed", hash, blockNumber: 1n },
  { at: "approved", hash },
  { at: "rejected", reason },
  { at: "reverted", reason, hash },
  { at: "replaced", hash },
  { at: "cancelled", hash, by: other },
  { at: "dropped", hash },
];
const everyEvent: TransactionEvent[] = [
  { type: "wrongNetwork", wanted: 1, actual: 2 },
  { type: "checked", need: nothingToAllow },
  { type: "allowanceAsked", via: "permit" },
  { type: "allowanceSubmitted", hash },
  { type: "allowanceGranted" },
  { type: "approvedAlone" },
  { type: "simulated" },
  { type: "submitted", hash },
  { type: "repriced", hash: other },
  { type: "mined", blockNumber: 1n },
  { type: "indexedUpTo", blockNumber: 1n },
  { type: "rejected", reason },
  { type: "reverted", reason },
  { type: "replaced" },
  { type: "cancelled", by: other },
  { type: "dropped" },
];

test("no late news changes a final state: only starting again or dismissing does", () => {
  for (const state of everyState.filter(isFinal)) {
    for (const event of everyEvent) expect(advance(state, event), `${state.at} × ${event.type}`).toBe(state);
    expect(advance(state, { type: "start" }).at).toBe("checking");
    expect(advance(state, { type: "reset" })).toEqual(idle);
  }
});

test("from nothing, only a start or a restored transaction leads anywhere", () => {
  for (const event of everyEvent) expect(advance(idle, event), event.type).toBe(idle);
});
