import { type Address, getAddress } from "viem";
import { createConnector } from "wagmi";
import type { DemoRole } from "../demo-roles.ts";
import { demoProvider } from "./demo-provider.ts";

const storageKey = "lode.demo";

/** One of the demo wallets of a local chain. Stays connected over a reload until it is disconnected. */
export function demoConnector(role: DemoRole) {
  return createConnector((config) => {
    const chain = config.chains[0];
    const provider = demoProvider(chain.rpcUrls.default.http[0] ?? "", chain.id, role.account);
    const accounts = async () => {
      const found = (await provider.request({ method: "eth_accounts" })) as Address[];
      return found.map((account) => getAddress(account));
    };
    return {
      id: role.id,
      name: `${role.name} (demo)`,
      type: "demo",
      async connect() {
        const found = await accounts();
        window.localStorage.setItem(storageKey, role.id);
        return { accounts: found as never, chainId: chain.id };
      },
      async disconnect() {
        window.localStorage.removeItem(storageKey);
      },
      getAccounts: accounts,
      getChainId: async () => chain.id,
      getProvider: async () => provider,
      isAuthorized: async () => window.localStorage.getItem(storageKey) === role.id,
      onAccountsChanged() {},
      onChainChanged() {},
      onDisconnect() {
        config.emitter.emit("disconnect");
      },
    };
  });
}
