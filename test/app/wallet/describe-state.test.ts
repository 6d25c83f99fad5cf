import { expect, test } from "vitest";
import { describeState, retryLabel } from "#app/_wallet/transaction/describe-state.ts";
import type { TransactionState } from "#app/_wallet/transaction/machine.ts";
import { stepsOf } from "#app/_wallet/transaction/steps.ts";

const hash = `0x${"11".repeat(32)}` as const;
const reason = { what: "Only 5 units are left.", next: "Choose fewer.", retry: "now" } as const;
const names = {
  wallet: "Test Wallet",
  networkOf: (chainId: number) => `chain ${chainId}`,
  done: "The slice is yours.",
};
const states: TransactionState[] = [
  { at: "checking" },
  { at: "wrong network", wanted: 31_337, actual: 1 },
  { at: "ready", need: { options: [] } },
  { at: "allowance", via: "permit", phase: "signature" },
  { at: "allowance", via: "approve", phase: "signature" },
  { at: "allowance", via: "approve", phase: "submitted", hash },
  { at: "simulating" },
  { at: "awaiting signature" },
  { at: "submitted", hash },
  { at: "mined", hash, blockNumber: 12n },
  { at: "indexed", hash, blockNumber: 12n },
  { at: "approved", hash },
  { at: "rejected", reason },
  { at: "reverted", reason },
  { at: "replaced", hash },
  { at: "cancelled", hash, by: hash },
  { at: "dropped", hash },
];

test("every state says in words what is happening, and no two say the same", () => {
  const said = states.map((state) => describeState(state, names));
  for (const { title, text } of said) {
    expect(title).not.toBe("");
    expect(text).toMatch(/\.$/);
  }
  expect(new Set(said.map(({ title }) => title)).size).toBe(states.length);
});

test("a revert shows what happened and what to do", () => {
  expect(describeState({ at: "reverted", reason }, names).text).toBe("Only 5 units are left. Choose fewer.");
});

test("a wallet elsewhere is told both networks by name", () => {
  const { text } = describeState({ at: "wrong network", wanted: 31_337, actual: 1 }, names);
  expect(text).toContain("It is on chain 1, and Lode is on chain 31337.");
});

test("trying again is offered where it can help, and only there", () => {
  expect(retryLabel({ at: "rejected", reason })).toBe("Try again");
  expect(retryLabel({ at: "reverted", reason })).toBe("Check again");
  expect(retryLabel({ at: "reverted", reason: { ...reason, retry: "no" } })).toBeUndefined();
  expect(retryLabel({ at: "replaced", hash })).toBeUndefined();
  expect(retryLabel({ at: "submitted", hash })).toBeUndefined();
});

test("the list of steps has one current step until the end, and all done then", () => {
  const current = (state: TransactionState) =>
    stepsOf(state, "none").flatMap((step) => (step.state === "current" ? [step.name] : []));
  expect(current({ at: "ready", need: { options: [] } })).toEqual(["Sign in the wallet"]);
  expect(current({ at: "submitted", hash })).toEqual(["Confirmed by the chain"]);
  expect(current({ at: "mined", hash, blockNumber: 1n })).toEqual(["Shown by Lode"]);
  const done = stepsOf({ at: "indexed", hash, blockNumber: 1n }, "permit");
  expect(done.map((step) => step.state)).toEqual(["done", "done", "done", "done", "done"]);
});

test("a failure marks the step it happened in", () => {
  const failed = stepsOf({ at: "dropped", hash }, "none").find((step) => step.state === "failed");
  expect(failed?.name).toBe("Confirmed by the chain");
});
