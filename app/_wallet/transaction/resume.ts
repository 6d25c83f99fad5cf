import type { Machinery } from "../machinery/machinery.ts";
import type { SentTransaction } from "./plan.ts";
import { dispatch, setSent } from "./transaction-store.ts";
import { watchCall, watchSent } from "./watch.ts";

/** Goes on watching a transaction that was sent before a reload, or in another tab. */
export async function resume(machinery: Machinery, sent: SentTransaction): Promise<void> {
  setSent(sent);
  const state = dispatch({ type: "restored", hash: sent.hash, step: sent.step });
  if (state.at === "submitted") await watchCall(machinery, sent);
  else if (state.at === "allowance" && (await watchSent(machinery, sent)) === "mined")
    dispatch({ type: "approvedAlone" });
}
