import type { TransactionState } from "./machine.ts";

export type Tone = "calm" | "good" | "warn" | "bad";

/** What is happening, in words, and what a person can do about it. */
export type Said = { tone: Tone; title: string; text: string };

type Names = { wallet: string; networkOf: (chainId: number) => string; done: string };

/** A sentence for every state; none of them is silent. */
export function describeState(state: TransactionState, names: Names): Said {
  switch (state.at) {
    case "idle":
      return { tone: "calm", title: "Nothing to sign", text: "" };
    case "checking":
      return { tone: "calm", title: "Checking", text: "Reading your balance and trying the call without sending it." };
    case "wrong network":
      return {
        tone: "warn",
        title: "Your wallet is on another network",
        text: `It is on ${names.networkOf(state.actual)}, and Lode is on ${names.networkOf(state.wanted)}. Switch, and the check starts again. Nothing was sent.`,
      };
    case "ready":
      return { tone: "calm", title: "Ready", text: "Nothing has been sent yet." };
    case "allowance":
      if (state.phase === "submitted")
        return {
          tone: "calm",
          title: "Approval sent",
          text: "Waiting for a block. The second signature follows by itself.",
        };
      return state.via === "permit"
        ? { tone: "calm", title: "Sign the permit", text: `Confirm in ${names.wallet}. A permit costs no fee.` }
        : { tone: "calm", title: "Sign the approval", text: `Confirm in ${names.wallet}: the exact amount, no more.` };
    case "simulating":
      return { tone: "calm", title: "Trying the call", text: "Run without sending, so that no fee is spent in vain." };
    case "awaiting signature":
      return { tone: "calm", title: "Waiting for your signature", text: `Confirm in ${names.wallet}.` };
    case "submitted":
      return {
        tone: "calm",
        title: "Sent, waiting for a block",
        text: "You may close this or leave the page: it goes on, and is still here after a reload.",
      };
    case "mined":
      return {
        tone: "calm",
        title: `Confirmed in block ${state.blockNumber}, not yet shown`,
        text: "The chain has it. Pages show it once the indexer has read that block.",
      };
    case "indexed":
      return { tone: "good", title: "Done", text: names.done };
    case "approved":
      return { tone: "good", title: "Approval confirmed", text: names.done };
    case "rejected":
      return { tone: "warn", title: "You declined", text: `${state.reason.what} ${state.reason.next}`.trim() };
    case "reverted":
      return {
        tone: "bad",
        title: "This did not go through",
        text: `${state.reason.what} ${state.reason.next}`.trim(),
      };
    case "replaced":
      return {
        tone: "warn",
        title: "Replaced by another transaction",
        text: "Your wallet sent a different transaction in its place. Look at your wallet's activity before trying again.",
      };
    case "cancelled":
      return {
        tone: "warn",
        title: "Cancelled in the wallet",
        text: "Nothing was changed except for the network fee. You can try again.",
      };
    case "dropped":
      return {
        tone: "warn",
        title: "The network no longer knows it",
        text: "It was dropped before any block took it, often because its fee was too low. Nothing was spent. You can try again.",
      };
  }
}

/** Whether the same plan can be tried again now, and in which words. */
export function retryLabel(state: TransactionState): string | undefined {
  switch (state.at) {
    case "rejected":
    case "cancelled":
    case "dropped":
      return "Try again";
    case "reverted":
      return state.reason.retry === "no" ? undefined : "Check again";
    default:
      return undefined;
  }
}
