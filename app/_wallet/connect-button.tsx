"use client";
import { shortHex } from "#app/_format/address.ts";
import { useSettings } from "./settings.tsx";
import { openDialog, useWallet } from "./wallet-store.ts";

export function ConnectButton() {
  const { chainId } = useSettings();
  const wallet = useWallet();
  if (wallet.phase === "connected") {
    const isElsewhere = wallet.walletChainId !== chainId;
    return (
      <button type="button" className="button" data-testid="account" onClick={() => openDialog("account")}>
        <span aria-hidden="true" className={`size-2 rounded-full ${isElsewhere ? "bg-bad" : "bg-good"}`} />
        {isElsewhere && <span className="text-bad">Wrong network</span>}
        {wallet.isDemo && <span className="hidden text-ink-2 md:inline">{wallet.walletName}</span>}
        <span className="figure">{shortHex(wallet.account)}</span>
      </button>
    );
  }
  const isBusy = wallet.phase === "connecting" || wallet.phase === "waking";
  return (
    <button type="button" className="button" data-testid="connect" onClick={() => openDialog("connect")}>
      {isBusy ? "Connecting" : "Connect wallet"}
    </button>
  );
}
