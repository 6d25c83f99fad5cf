import type { SentTransaction } from "./plan.ts";

const prefix = "lode.sent";
const keyOf = (chainId: number, account: string) => `${prefix}.${chainId}.${account.toLowerCase()}`;

/** Remembers the one transaction of this account and chain that has no known end. */
export function rememberSent(storage: Storage, sent: SentTransaction): void {
  storage.setItem(keyOf(sent.chainId, sent.account), JSON.stringify(sent));
}

export function forgetSent(storage: Storage, sent: Pick<SentTransaction, "chainId" | "account">): void {
  storage.removeItem(keyOf(sent.chainId, sent.account));
}

/** Any transaction of this chain without a known end, whichever account sent it. What cannot be read is thrown away. */
export function findSent(storage: Storage, chainId: number): SentTransaction | undefined {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) {
    if (key === null || !key.startsWith(`${prefix}.${chainId}.`)) continue;
    const sent = parseSent(storage.getItem(key));
    if (sent?.chainId === chainId) return sent;
    storage.removeItem(key);
  }
  return undefined;
}

function parseSent(text: string | null): SentTransaction | undefined {
  try {
    const value = JSON.parse(text ?? "null") as Partial<SentTransaction> | null;
    const hasAll =
      typeof value?.hash === "string" &&
      typeof value.account === "string" &&
      typeof value.nonce === "number" &&
      typeof value.sentAtBlock === "string" &&
      typeof value.title === "string" &&
      (value.step === "call" || value.step === "allowance");
    return hasAll ? (value as SentTransaction) : undefined;
  } catch {
    return undefined;
  }
}
