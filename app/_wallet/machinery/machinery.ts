import { connect, disconnect, getConnection, reconnect, watchConnection, watchConnectors } from "wagmi/actions";
import type { WalletSettings } from "../settings.tsx";
import { setWallet } from "../wallet-store.ts";
import { createWalletConfig, type WalletConfig } from "./config.ts";
import { readBalance } from "./read-balance.ts";

/**
 * The wallet's machinery: everything that needs wagmi and viem. Loaded by `wake` at the first intent, made once per page.
 */
export type Machinery = {
  settings: WalletSettings;
  config: WalletConfig;
  /** What an account holds of a token, in base units. */
  readBalance: (token: `0x${string}`, account: `0x${string}`) => Promise<bigint>;
};

/** A wallet the connect dialog can offer. `icon` is a data URL announced by the wallet itself. */
export type OfferedWallet = { id: string; name: string; icon: string | undefined; isDemo: boolean };

let machinery: Machinery | undefined;

export function startMachinery(settings: WalletSettings): Machinery {
  if (machinery !== undefined) return machinery;
  const config = createWalletConfig(settings);
  machinery = { settings, config, readBalance: (token, account) => readBalance(config, token, account) };
  watchConnection(config, { onChange: () => tellStore(config) });
  return machinery;
}

function tellStore(config: WalletConfig) {
  const connection = getConnection(config);
  if (connection.status === "connected") {
    setWallet({
      phase: "connected",
      account: connection.address,
      walletChainId: connection.chainId,
      walletName: connection.connector.name,
      isDemo: connection.connector.type === "demo",
    });
  } else if (connection.status === "disconnected") setWallet({ phase: "disconnected" });
}

/** Connects again to the wallet of the last visit, silently. A wallet that announces itself late gets a second to do so. */
export async function restoreConnection({ config }: Machinery): Promise<void> {
  const lastId = await config.storage?.getItem("recentConnectorId");
  if (lastId) {
    await announced(config, lastId);
    const connector = config.connectors.find((candidate) => candidate.id === lastId);
    if (connector) await reconnect(config, { connectors: [connector] });
  }
  tellStore(config);
}

function announced(config: WalletConfig, id: string): Promise<void> {
  if (config.connectors.some((connector) => connector.id === id)) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, 1000);
    const stop = watchConnectors(config, {
      onChange: (connectors) => {
        if (connectors.some((connector) => connector.id === id)) finish();
      },
    });
  });
}

/** Throws what the wallet throws, a refusal by its user too. */
export async function connectWallet({ config }: Machinery, walletId: string): Promise<void> {
  const connector = config.connectors.find((candidate) => candidate.id === walletId);
  if (connector === undefined) throw new Error(`The wallet ${walletId} is no longer there.`);
  setWallet({ phase: "connecting", walletName: connector.name });
  try {
    if (getConnection(config).status === "connected") await disconnect(config);
    await connect(config, { connector });
  } finally {
    tellStore(config);
  }
}

export async function disconnectWallet({ config }: Machinery): Promise<void> {
  await disconnect(config);
  await config.storage?.removeItem("recentConnectorId");
  tellStore(config);
}

/** The wallets that can be offered now. Announced wallets hide the anonymous `window.ethereum`, which is one of them. */
export function offeredWallets({ config }: Machinery): OfferedWallet[] {
  const all = config.connectors.map((connector) => ({
    id: connector.id,
    name: connector.id === "injected" ? "Browser wallet" : connector.name,
    icon: "icon" in connector && typeof connector.icon === "string" ? connector.icon : undefined,
    isDemo: connector.type === "demo",
  }));
  const hasAnnounced = all.some((wallet) => !wallet.isDemo && wallet.id !== "injected");
  const hasInjected = "ethereum" in window;
  return all.filter((wallet) => wallet.id !== "injected" || (hasInjected && !hasAnnounced));
}

export const watchOfferedWallets = ({ config }: Machinery, onChange: () => void): (() => void) =>
  watchConnectors(config, { onChange });
