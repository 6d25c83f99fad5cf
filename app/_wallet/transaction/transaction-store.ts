import { useSyncExternalStore } from "react";
import {
  type AllowanceChoice,
  advance,
  idle,
  isFinal,
  type TransactionEvent,
  type TransactionState,
} from "./machine.ts";
import type { Plan, SentTransaction } from "./plan.ts";
import { forgetSent } from "./sent-storage.ts";

/** The one transaction of this page. `plan` is missing after a reload, when only `sent` is left. */
export type Transaction = {
  state: TransactionState;
  plan: Plan | undefined;
  sent: SentTransaction | undefined;
  /** How its money is allowed: still to be chosen, chosen, or nothing to allow. */
  allowance: AllowanceChoice | "choose" | "none";
  /** Whether its dialog is open; a transaction goes on without it. */
  isShown: boolean;
};

const none: Transaction = { state: idle, plan: undefined, sent: undefined, allowance: "none", isShown: false };
let transaction = none;
const listeners = new Set<() => void>();

function set(next: Transaction) {
  transaction = next;
  for (const listener of listeners) listener();
}

export const readTransaction = (): Transaction => transaction;

/** Applies an event; at the end of a sent transaction its memory is cleared. */
export function dispatch(event: TransactionEvent): TransactionState {
  const state = advance(transaction.state, event);
  if (state === transaction.state) return state;
  const isOver = isFinal(state) || state.at === "simulating" || state.at === "idle";
  if (transaction.sent && isOver) forgetSent(localStorage, transaction.sent);
  set(state.at === "idle" ? none : { ...transaction, state, allowance: allowanceAfter(event) });
  return state;
}

function allowanceAfter(event: TransactionEvent): Transaction["allowance"] {
  if (event.type === "start") return "none";
  if (event.type === "checked") return event.need.options.length === 0 ? "none" : "choose";
  return event.type === "allowanceAsked" ? event.via : transaction.allowance;
}

export const setPlan = (plan: Plan) => set({ ...transaction, plan, sent: undefined, isShown: true });
export const setSent = (sent: SentTransaction) => set({ ...transaction, sent });
export const showTransaction = (isShown: boolean) => set({ ...transaction, isShown });

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useTransaction = (): Transaction =>
  useSyncExternalStore(
    subscribe,
    () => transaction,
    () => none,
  );
