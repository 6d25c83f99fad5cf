import { createConfig, createStorage, http, injected } from "wagmi";
import { networkOf } from "#chain/networks.ts";
import { demoRoles } from "../demo-roles.ts";
import { isLocalChain, type WalletSettings } from "../settings.tsx";
import { demoConnector } from "./demo-connector.ts";

/** wagmi for one chain: wallets that announce themselves (EIP-6963), and the demo wallets where the chain is a local one. */
export function createWalletConfig({ chainId, rpcUrl }: WalletSettings) {
  const isLocal = isLocalChain(chainId);
  return createConfig({
    chains: [networkOf(chainId, rpcUrl)],
    connectors: [injected(), ...(isLocal ? demoRoles.map(demoConnector) : [])],
    multiInjectedProviderDiscovery: true,
    storage: createStorage({ storage: window.localStorage, key: "lode.wallet" }),
    transports: { [chainId]: http(rpcUrl) },
    pollingInterval: isLocal ? 400 : 4000,
  });
}

export type WalletConfig = ReturnType<typeof createWalletConfig>;
