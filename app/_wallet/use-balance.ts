"use client";
import { useEffect, useState } from "react";
import { useSettings } from "./settings.tsx";
import { useTransaction } from "./transaction/transaction-store.ts";
import { wake } from "./wake.ts";
import { useWallet } from "./wallet-store.ts";

/** What the connected account holds of a token, in base units; undefined while unknown. Read again after each transaction. */
export function useBalance(token: `0x${string}`): bigint | undefined {
  const settings = useSettings();
  const wallet = useWallet();
  const account = wallet.phase === "connected" ? wallet.account : undefined;
  const { state } = useTransaction();
  const confirmedIn = state.at === "mined" || state.at === "indexed" ? state.hash : undefined;
  const [known, setKnown] = useState<{ account: string; balance: bigint }>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a confirmed transaction is a reason to read again
  useEffect(() => {
    if (account === undefined) return;
    let isGone = false;
    const read = async () => {
      const machinery = await wake(settings);
      const balance = await machinery.readBalance(token, account);
      if (!isGone) setKnown({ account, balance });
    };
    // Unknown stays unknown: the check before signing reads it again and says what is wrong with the connection.
    read().catch(() => setKnown(undefined));
    return () => {
      isGone = true;
    };
  }, [account, token, settings, confirmedIn]);

  return known?.account === account ? known?.balance : undefined;
}
