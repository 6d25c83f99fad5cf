import { call } from "wagmi/actions";
import type { Explanation } from "#chain/reverts/explanation.ts";
import { explain } from "../explain.ts";
import type { Machinery } from "../machinery/machinery.ts";
import { follow } from "./follow.ts";
import { readIndexHeight } from "./index-height.ts";
import type { SentTransaction } from "./plan.ts";
import { rememberSent } from "./sent-storage.ts";
import { dispatch, setSent } from "./transaction-store.ts";

const pauseFor = (milliseconds: number) => () => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Watches a sent transaction to its end on the chain and tells the store. A repriced one is watched under its new hash. */
export async function watchSent(machinery: Machinery, first: SentTransaction): Promise<"mined" | "lost"> {
  const pause = pauseFor(machinery.config.chains[0].testnet ? 400 : 3000);
  for (let sent = first; ; ) {
    rememberSent(localStorage, sent);
    const verdict = await follow(machinery.config, sent, pause);
    switch (verdict.is) {
      case "mined":
        if (sent.step === "call") dispatch({ type: "mined", blockNumber: verdict.blockNumber });
        return "mined";
      case "reverted":
        dispatch({ type: "reverted", reason: await whyReverted(machinery, sent, verdict.blockNumber) });
        return "lost";
      case "repriced":
        sent = { ...sent, hash: verdict.hash };
        setSent(sent);
        dispatch({ type: "repriced", hash: verdict.hash });
        break;
      case "cancelled":
        dispatch({ type: "cancelled", by: verdict.by });
        return "lost";
      case "replaced":
        dispatch({ type: "replaced", ...(verdict.by ? { by: verdict.by } : {}) });
        return "lost";
      case "dropped":
        dispatch({ type: "dropped" });
        return "lost";
    }
  }
}

/** Watches the call itself, to the database: confirmed is not the end for a page that reads from it. */
export async function watchCall(machinery: Machinery, sent: SentTransaction): Promise<void> {
  if ((await watchSent(machinery, sent)) !== "mined") return;
  const pause = pauseFor(400);
  for (;;) {
    const blockNumber = await readIndexHeight();
    if (blockNumber !== undefined && dispatch({ type: "indexedUpTo", blockNumber }).at !== "mined") return;
    await pause();
  }
}

/** Receipts carry no reason: runs the transaction again on the state before its block, then on the state after it. */
async function whyReverted(
  { config, settings }: Machinery,
  sent: SentTransaction,
  block: bigint,
): Promise<Explanation> {
  for (const blockNumber of [block - 1n, block]) {
    try {
      await call(config, { account: sent.account, to: sent.to, data: sent.input, blockNumber });
    } catch (error) {
      return await explain(error, settings.deployment);
    }
  }
  return {
    what: "The chain refused this transaction, although it would pass now: something else in the same block was in its way.",
    next: "Look at the page again, which shows what changed, and try again if it still makes sense.",
    retry: "now",
  };
}
