"use client";
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from "react";
import { loadSigning } from "./load-signing.ts";
import { SettingsProvider, type WalletSettings } from "./settings.tsx";
import { findSent } from "./transaction/sent-storage.ts";
import { useTransaction } from "./transaction/transaction-store.ts";
import { wake, wasConnected } from "./wake.ts";
import { useOpenDialog } from "./wallet-store.ts";

const WalletDialogs = lazy(async () => ({ default: (await import("./wallet-dialogs.tsx")).WalletDialogs }));
const TransactionView = lazy(async () => ({ default: (await loadSigning()).TransactionView }));

/**
 * Around the whole app, in the layout. Loads nothing of the wallet by itself, unless an earlier visit left a wallet connected
 * or a transaction without a known end.
 */
export function WalletProvider({ children, chainId, rpcUrl, deployment }: WalletSettings & { children: ReactNode }) {
  // The server sends equal settings with every refresh; a new object for each would restart what depends on them.
  const key = JSON.stringify({ chainId, rpcUrl, deployment });
  const settings = useMemo(() => JSON.parse(key) as WalletSettings, [key]);
  const dialog = useOpenDialog();
  const { state } = useTransaction();

  useEffect(() => {
    const sent = findSent(localStorage, settings.chainId);
    if (sent === undefined && !wasConnected(localStorage)) return;
    wake(settings)
      .then(async (machinery) => {
        if (sent === undefined) return;
        const { resume } = await loadSigning();
        await resume(machinery, sent);
      })
      .catch((error: unknown) => console.error(error));
  }, [settings]);

  return (
    <SettingsProvider settings={settings}>
      {children}
      <Suspense fallback={null}>
        {dialog !== "none" && <WalletDialogs />}
        {state.at !== "idle" && <TransactionView />}
      </Suspense>
    </SettingsProvider>
  );
}
