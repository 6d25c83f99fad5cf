"use client";
import { openDialog } from "./wallet-store.ts";

export function ConnectButton() {
  return (
    <button type="button" onClick={() => openDialog("connect")}>
      Connect wallet
    </button>
  );
}
