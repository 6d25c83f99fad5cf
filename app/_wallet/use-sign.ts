"use client";
import { useState } from "react";
import { loadSigning } from "./load-signing.ts";
import { useSettings, type WalletSettings } from "./settings.tsx";
import type { Plans } from "./signing.ts";
import { isFinal } from "./transaction/machine.ts";
import type { Plan } from "./transaction/plan.ts";
import { showTransaction, useTransaction } from "./transaction/transaction-store.ts";
import { wake } from "./wake.ts";
import { openDialog, useWallet } from "./wallet-store.ts";

export type Signer = {
  /** The connected account, if any. */
  account: `0x${string}` | undefined;
  /** Why nothing can be signed now, although a wallet is connected. */
  blocked: string | undefined;
  /** What went wrong before the dialog could open. */
  trouble: string | undefined;
  /** Opens the dialog of a plan; asks for a wallet first where none is connected. */
  sign: (makePlan: (plans: Plans, settings: WalletSettings, account: `0x${string}`) => Plan) => Promise<void>;
};

/** What every button that signs something goes through. */
export function useSign(): Signer {
  const settings = useSettings();
  const wallet = useWallet();
  const { state, plan, sent } = useTransaction();
  const [trouble, setTrouble] = useState<string>();
  const account = wallet.phase === "connected" ? wallet.account : undefined;
  const isBusy = state.at !== "idle" && !isFinal(state);
  const blocked = isBusy ? `“${plan?.title ?? sent?.title}” is still under way. Finish it first.` : undefined;

  const sign: Signer["sign"] = async (makePlan) => {
    setTrouble(undefined);
    if (account === undefined) return openDialog("connect");
    if (isBusy) return showTransaction(true);
    try {
      const [machinery, { begin, plans }] = await Promise.all([wake(settings), loadSigning()]);
      await begin(machinery, makePlan(plans, settings, account));
    } catch (error) {
      // A plan that cannot be made, or code that cannot be loaded: nothing of the wallet's or the chain's.
      setTrouble(`${error instanceof Error ? error.message : error} Reload the page and try again.`);
    }
  };
  return { account, blocked, trouble, sign };
}
