import type { AllowanceChoice, TransactionState } from "./machine.ts";

export type StepState = "done" | "current" | "waiting" | "failed";
export type Step = { name: string; state: StepState };

type Place = "check" | "allow" | "sign" | "confirm" | "index" | "end";

/** How far a transaction is, as the list a person follows. `options` are the ways of allowing money it still has to choose from. */
export function stepsOf(state: TransactionState, allowance: AllowanceChoice | "choose" | "none"): Step[] {
  const { place, failed } = placeOf(state);
  const all: { place: Place; name: string }[] = [
    { place: "check", name: "Check" },
    ...(allowance === "none" ? [] : [{ place: "allow" as const, name: allowNames[allowance] }]),
    { place: "sign", name: "Sign in the wallet" },
    { place: "confirm", name: "Confirmed by the chain" },
    { place: "index", name: "Shown by Lode" },
  ];
  const at = all.findIndex((step) => step.place === place);
  return all.map(({ name }, index) => {
    if (place === "end" || index < at) return { name, state: "done" };
    if (index > at) return { name, state: "waiting" };
    return { name, state: failed ? "failed" : "current" };
  });
}

const allowNames = { approve: "Approve the exact amount", permit: "Sign a permit", choose: "Allow the exact amount" };

function placeOf(state: TransactionState): { place: Place; failed: boolean } {
  switch (state.at) {
    case "idle":
    case "checking":
      return { place: "check", failed: false };
    case "wrong network":
      return { place: "check", failed: true };
    case "ready":
      return { place: state.need.options.length > 0 ? "allow" : "sign", failed: false };
    case "allowance":
      return { place: "allow", failed: false };
    case "simulating":
    case "awaiting signature":
      return { place: "sign", failed: false };
    case "submitted":
      return { place: "confirm", failed: false };
    case "mined":
      return { place: "index", failed: false };
    case "indexed":
      return { place: "end", failed: false };
    case "approved":
      return { place: "sign", failed: false };
    case "rejected":
      return { place: "sign", failed: true };
    case "reverted":
      return { place: state.hash === undefined ? "check" : "confirm", failed: true };
    case "replaced":
    case "cancelled":
    case "dropped":
      return { place: "confirm", failed: true };
  }
}
