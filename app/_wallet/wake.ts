import type { Machinery } from "./machinery/machinery.ts";
import type { WalletSettings } from "./settings.tsx";
import { readWallet, setWallet } from "./wallet-store.ts";

let waking: Promise<Machinery> | undefined;

/** Loads the wallet machinery once and connects the wallet of the last visit. Rejects when its code cannot be loaded. */
export function wake(settings: WalletSettings): Promise<Machinery> {
  waking ??= load(settings).catch((error: unknown) => {
    waking = undefined;
    setWallet({ phase: "asleep" });
    throw error;
  });
  return waking;
}

async function load(settings: WalletSettings): Promise<Machinery> {
  if (readWallet().phase === "asleep") setWallet({ phase: "waking" });
  const { startMachinery, restoreConnection } = await import("./machinery/machinery.ts");
  const machinery = startMachinery(settings);
  await restoreConnection(machinery);
  return machinery;
}

/** Whether an earlier visit left a wallet connected, read without loading anything. */
export function wasConnected(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem("lode.wallet.recentConnectorId") !== null;
}
