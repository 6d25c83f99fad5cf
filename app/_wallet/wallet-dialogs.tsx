"use client";
import { AccountDialog } from "./account-dialog.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { openDialog, useOpenDialog } from "./wallet-store.ts";

const close = () => openDialog("none");

/** Loaded when one of them is first opened. */
export function WalletDialogs() {
  const open = useOpenDialog();
  if (open === "connect") return <ConnectDialog onClose={close} />;
  if (open === "account") return <AccountDialog onClose={close} />;
  return null;
}
