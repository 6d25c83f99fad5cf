import { expect, type Page } from "@playwright/test";
import type { Address } from "viem";

/** Handles a test has on the wallet it put into the page. */
type WalletHandle = { rejectNext: boolean; chainId: number; isGone: boolean };
declare global {
  interface Window {
    testWallet: WalletHandle;
  }
}

type Options = { rpcUrl: string; account: Address; chainId?: number };

/**
 * Announces a wallet (EIP-6963) that passes every call on to the local chain, which unlocks its accounts. Knows the chain it is on
 * and 31337; can be told to refuse the next request. Stays connected over a reload.
 */
export async function installWallet(page: Page, options: Options) {
  await page.addInitScript(({ rpcUrl, account, chainId = 31_337 }) => {
    type Listener = (value: unknown) => void;
    const handle = { rejectNext: false, chainId, isGone: false };
    window.testWallet = handle;
    const listeners = new Map<string, Set<Listener>>();
    const refuse = (code: number, message: string) => Object.assign(new Error(message), { code });
    const ask = async (method: string, params: unknown) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: params ?? [] });
      const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
      const { result, error } = await response.json();
      if (error) throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
      return result;
    };
    const request = async ({ method, params }: { method: string; params?: { chainId: string }[] }) => {
      const isSigned = method === "eth_sendTransaction" || method === "eth_signTypedData_v4";
      if (isSigned && handle.rejectNext) {
        handle.rejectNext = false;
        throw refuse(4001, "User rejected the request.");
      }
      switch (method) {
        case "eth_requestAccounts":
          localStorage.setItem("test-wallet", "connected");
          return [account];
        case "eth_accounts":
          return localStorage.getItem("test-wallet") === null ? [] : [account];
        case "eth_chainId":
          return `0x${handle.chainId.toString(16)}`;
        case "wallet_requestPermissions":
          return [{ parentCapability: "eth_accounts" }];
        case "wallet_revokePermissions":
          localStorage.removeItem("test-wallet");
          return null;
        case "wallet_switchEthereumChain":
          handle.chainId = Number(params?.[0]?.chainId);
          for (const listener of listeners.get("chainChanged") ?? []) listener(params?.[0]?.chainId);
          return null;
        default:
          return ask(method, params);
      }
    };
    const provider = {
      request,
      on: (event: string, listener: Listener) => {
        listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      },
      removeListener: (event: string, listener: Listener) => void listeners.get(event)?.delete(listener),
    };
    const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
    const info = { uuid: "6f1b7f2c-0000-4000-8000-000000000001", name: "Test Wallet", icon, rdns: "test.wallet" };
    const detail = Object.freeze({ info, provider });
    const announce = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
    window.addEventListener("eip6963:requestProvider", announce);
    announce();
  }, options);
}

/** Connects a wallet by its id: "test.wallet", or "demo.investor", "demo.operator", "demo.holder". */
export async function connect(page: Page, id: string) {
  await page.getByTestId("connect").click();
  await page.getByTestId(`connect-${id}`).click();
  await expect(page.getByTestId("account")).toBeVisible();
}

/** The transaction's dialog, once it is in a state. */
export async function expectTransaction(page: Page, state: string) {
  const transaction = page.getByTestId("transaction");
  await expect(transaction).toHaveAttribute("data-state", state);
  return transaction;
}

/** Signs what the dialog shows, in the way it proposes, and waits until Lode shows the result. */
export async function signAndSee(page: Page) {
  await expectTransaction(page, "ready");
  await page.getByTestId("sign").click();
  await expectTransaction(page, "indexed");
}

export const closeDialog = (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
