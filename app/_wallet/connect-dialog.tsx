"use client";
import { FlaskConical, Wallet } from "lucide-react";
import { useEffect, useState } from "react";
import { causesOf } from "#chain/errors/causes-of.ts";
import { findWalletRule } from "#chain/errors/wallet-rules.ts";
import { demoRoles } from "./demo-roles.ts";
import {
  connectWallet,
  type Machinery,
  type OfferedWallet,
  offeredWallets,
  watchOfferedWallets,
} from "./machinery/machinery.ts";
import { Modal } from "./modal.tsx";
import { useSettings } from "./settings.tsx";
import { wake } from "./wake.ts";
import { useWallet } from "./wallet-store.ts";

type Trouble = { what: string; next: string };

/** Offers every wallet the browser announces, and the demo wallets of a local chain. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const settings = useSettings();
  const wallet = useWallet();
  const [machinery, setMachinery] = useState<Machinery>();
  const [wallets, setWallets] = useState<OfferedWallet[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();

  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    wake(settings)
      .then((awake) => {
        if (isGone) return;
        const list = () => setWallets(offeredWallets(awake));
        setMachinery(awake);
        list();
        stop = watchOfferedWallets(awake, list);
      })
      .catch((error: unknown) => setTrouble(explainConnecting(error)));
    return () => {
      isGone = true;
      stop();
    };
  }, [settings]);

  const choose = async (chosen: OfferedWallet) => {
    if (machinery === undefined) return;
    setTrouble(undefined);
    try {
      await connectWallet(machinery, chosen.id);
      onClose();
    } catch (error) {
      setTrouble(explainConnecting(error));
    }
  };

  const connecting = wallet.phase === "connecting" ? wallet.walletName : undefined;
  const own = wallets.filter((offered) => !offered.isDemo);
  const demo = wallets.filter((offered) => offered.isDemo);
  return (
    <Modal title="Connect a wallet" onClose={onClose}>
      <p className="mt-2 text-ink-2">
        Connecting shows this site your address. Nothing is signed and nothing is spent until you say so.
      </p>
      <h3 className="label mt-5 font-medium">In this browser</h3>
      <ul className="mt-2 grid gap-2">
        {own.map((offered) => (
          <WalletChoice key={offered.id} offered={offered} isBusy={connecting !== undefined} onChoose={choose} />
        ))}
      </ul>
      {machinery !== undefined && own.length === 0 && (
        <p className="mt-2 rounded-lg border border-line border-dashed p-3 text-ink-2">
          No wallet has announced itself. Install or unlock one, and it appears here by itself or after a reload.
        </p>
      )}
      {demo.length > 0 && (
        <>
          <h3 className="label mt-5 font-medium">Demo accounts of this local chain: play money, nothing to install</h3>
          <ul className="mt-2 grid gap-2">
            {demo.map((offered) => (
              <WalletChoice key={offered.id} offered={offered} isBusy={connecting !== undefined} onChoose={choose} />
            ))}
          </ul>
        </>
      )}
      <div role="status" className="mt-4 empty:mt-0">
        {connecting !== undefined && <p className="text-ink-2">Waiting for {connecting}. Confirm in the wallet.</p>}
        {machinery === undefined && trouble === undefined && <p className="text-ink-2">Looking for wallets.</p>}
        {trouble !== undefined && (
          <p className="rounded-lg bg-bad-soft p-3 text-bad">
            {trouble.what} {trouble.next}
          </p>
        )}
      </div>
    </Modal>
  );
}

/** No contract takes part in connecting, so the messages of contracts need not be loaded for it. */
function explainConnecting(error: unknown): Trouble {
  const rule = findWalletRule(causesOf(error));
  if (rule !== undefined) return rule.explanation;
  return { what: error instanceof Error ? error.message : String(error), next: "Reload the page and try again." };
}

type ChoiceProps = { offered: OfferedWallet; isBusy: boolean; onChoose: (offered: OfferedWallet) => void };

function WalletChoice({ offered, isBusy, onChoose }: ChoiceProps) {
  const about = demoRoles.find((role) => role.id === offered.id)?.about;
  return (
    <li>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => onChoose(offered)}
        data-testid={`connect-${offered.id}`}
        className="flex w-full items-center gap-3 rounded-lg border border-line bg-surface p-3 text-left hover:border-line-strong hover:bg-raised disabled:opacity-60"
      >
        <WalletIcon offered={offered} />
        <span>
          <span className="block font-medium">{offered.name}</span>
          {about !== undefined && <span className="label block">{about}</span>}
        </span>
      </button>
    </li>
  );
}

function WalletIcon({ offered: { icon, isDemo } }: { offered: OfferedWallet }) {
  // Announced icons must be data URLs (EIP-6963); anything else would be a request to somebody else's server.
  if (icon?.trim().startsWith("data:image/")) {
    // biome-ignore lint/performance/noImgElement: a data URL the wallet announced, never optimised or fetched
    return <img src={icon.trim()} alt="" className="size-8 rounded-md" />;
  }
  const Icon = isDemo ? FlaskConical : Wallet;
  return (
    <span className="grid size-8 place-items-center rounded-md bg-raised text-ink-2">
      <Icon className="size-4" aria-hidden="true" />
    </span>
  );
}
