"use client";
import Link from "next/link";
import { openDialog, useWallet } from "#app/_wallet/wallet-store.ts";

/** The way to one's own portfolio: a link when connected, else an offer to connect. */
export function OwnPortfolio() {
  const wallet = useWallet();
  return (
    <div className="card mt-6 p-4">
      {wallet.phase === "connected" ? (
        <>
          <p className="label">Connected with {wallet.walletName}</p>
          <p className="figure mt-1 break-all">{wallet.account}</p>
          <Link className="button button-primary mt-3" href={`/portfolio/${wallet.account}`}>
            Open my portfolio
          </Link>
        </>
      ) : (
        <>
          <p className="text-ink-2">Connect a wallet to open your own.</p>
          <button type="button" className="button mt-3" onClick={() => openDialog("connect")}>
            Connect wallet
          </button>
        </>
      )}
    </div>
  );
}
