import { useSyncExternalStore } from "react";

/**
 * The wallet as the page sees it. The machinery behind it (wagmi, viem) is loaded at the first intent, so this file and
 * everything a page renders before a wallet is wanted must import neither.
 */
export type WalletState =
  | { phase: "asleep" | "waking" | "disconnected" }
  | { phase: "connecting"; walletName: string }
  | { phase: "connected"; account: `0x${string}`; walletChainId: number; walletName: string; isDemo: boolean };

export type OpenDialog = "none" | "connect" | "account";

type Snapshot = { wallet: WalletState; dialog: OpenDialog };

const initial: Snapshot = { wallet: { phase: "asleep" }, dialog: "none" };
let snapshot = initial;
const listeners = new Set<() => void>();

function set(next: Snapshot) {
  snapshot = next;
  for (const listener of listeners) listener();
}

export const setWallet = (wallet: WalletState) => set({ ...snapshot, wallet });
export const openDialog = (dialog: OpenDialog) => set({ ...snapshot, dialog });
export const readWallet = (): WalletState => snapshot.wallet;

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useWallet = (): WalletState =>
  useSyncExternalStore(
    subscribe,
    () => snapshot.wallet,
    () => initial.wallet,
  );

export const useOpenDialog = (): OpenDialog =>
  useSyncExternalStore(
    subscribe,
    () => snapshot.dialog,
    () => initial.dialog,
  );
