import { networkName } from "#chain/networks.ts";
import { useWallet } from "../wallet-store.ts";
import { describeState, type Said } from "./describe-state.ts";
import type { Transaction } from "./transaction-store.ts";

/** What a transaction says of itself, with the names of this wallet and network. */
export function useSaid({ state, plan, sent }: Transaction): Said {
  const wallet = useWallet();
  const done = (sent?.step === "allowance" ? sent.done : (plan?.done ?? sent?.done))?.sentence ?? "";
  const name = wallet.phase === "connected" ? wallet.walletName : "your wallet";
  return describeState(state, { wallet: name, networkOf: networkName, done });
}
