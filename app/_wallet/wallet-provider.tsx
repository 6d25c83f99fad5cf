"use client";
import type { ReactNode } from "react";
import { SettingsProvider, type WalletSettings } from "./settings.tsx";

/** Around the whole app, in the layout. */
export function WalletProvider({ children, ...settings }: WalletSettings & { children: ReactNode }) {
  return <SettingsProvider settings={settings}>{children}</SettingsProvider>;
}
