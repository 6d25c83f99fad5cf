"use client";
import { useEffect, useState } from "react";
import { loadSigning } from "./load-signing.ts";
import { useSettings } from "./settings.tsx";
import { wake } from "./wake.ts";
import { useWallet } from "./wallet-store.ts";

/** Whether the connected account may create batches; undefined while unknown, or without a wallet. */
export function useAdmission(): boolean | undefined {
  const settings = useSettings();
  const wallet = useWallet();
  const account = wallet.phase === "connected" ? wallet.account : undefined;
  const [known, setKnown] = useState<{ account: string; isAdmitted: boolean }>();
  useEffect(() => {
    if (account === undefined) return;
    let isGone = false;
    const read = async () => {
      const [machinery, { readAdmission }] = await Promise.all([wake(settings), loadSigning()]);
      const isAdmitted = await readAdmission(machinery, account);
      if (!isGone) setKnown({ account, isAdmitted });
    };
    read().catch(() => setKnown(undefined));
    return () => {
      isGone = true;
    };
  }, [account, settings]);
  return known?.account === account ? known?.isAdmitted : undefined;
}
