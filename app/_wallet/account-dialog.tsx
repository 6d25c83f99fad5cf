"use client";
import Link from "next/link";
import { CopyButton } from "#app/_components/copy-button.tsx";
import { networkName } from "#chain/networks.ts";
import { disconnectWallet } from "./machinery/machinery.ts";
import { Modal } from "./modal.tsx";
import { useSettings } from "./settings.tsx";
import { wake } from "./wake.ts";
import { openDialog, useWallet } from "./wallet-store.ts";

/** What is connected, where it leads, and how to leave. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const settings = useSettings();
  const wallet = useWallet();
  if (wallet.phase !== "connected") return null;
  const disconnect = async () => {
    onClose();
    await disconnectWallet(await wake(settings));
  };
  const isElsewhere = wallet.walletChainId !== settings.chainId;
  return (
    <Modal title={wallet.walletName} onClose={onClose}>
      {wallet.isDemo && (
        <p className="mt-2 rounded-lg bg-calm-soft p-3 text-calm">
          A demo account. The local chain signs for it without asking; its money is worth nothing.
        </p>
      )}
      <dl className="mt-4 grid gap-3">
        <div>
          <dt className="label">Address</dt>
          <dd className="figure break-all" data-testid="account-address">
            {wallet.account} <CopyButton text={wallet.account} what="address" />
          </dd>
        </div>
        <div>
          <dt className="label">Network</dt>
          <dd className={isElsewhere ? "text-bad" : undefined}>
            {networkName(wallet.walletChainId)}
            {isElsewhere && `. Lode is on ${networkName(settings.chainId)}: you are asked to switch before signing.`}
          </dd>
        </div>
      </dl>
      <div className="mt-5 flex flex-wrap items-center gap-2">
        <Link href={`/portfolio/${wallet.account}`} className="button button-primary" onClick={onClose}>
          Open portfolio
        </Link>
        <button type="button" className="button" onClick={() => openDialog("connect")}>
          Change wallet
        </button>
        <button type="button" className="button" onClick={disconnect}>
          Disconnect
        </button>
      </div>
    </Modal>
  );
}
