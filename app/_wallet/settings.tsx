"use client";
import { createContext, type ReactNode, use } from "react";
import type { Deployment } from "#chain/deployment.ts";

/** What the server tells the browser about the chain. `rpcUrl` is reached by the browser itself. */
export type WalletSettings = { chainId: number; rpcUrl: string; deployment: Deployment };

const Settings = createContext<WalletSettings | undefined>(undefined);

export function SettingsProvider({ settings, children }: { settings: WalletSettings; children: ReactNode }) {
  return <Settings value={settings}>{children}</Settings>;
}

/** Throws outside of `WalletProvider`. */
export function useSettings(): WalletSettings {
  const settings = use(Settings);
  if (settings === undefined) throw new Error("useSettings needs a WalletProvider above it");
  return settings;
}

/** True on a developer's own chain, where demo wallets and test money exist. */
export const isLocalChain = (chainId: number): boolean => chainId === 31337;
