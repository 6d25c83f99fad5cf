import { type Address, type EIP1193RequestFn, numberToHex } from "viem";

/** A JSON-RPC answer that is an error, with its code and data where wallets put them. */
class NodeError extends Error {
  override name = "NodeError";
  readonly code: number;
  readonly data: unknown;
  constructor(error: { code: number; message: string; data?: unknown }) {
    super(error.message);
    this.code = error.code;
    this.data = error.data;
  }
}

/**
 * A wallet without keys: the local node signs for its own unlocked accounts. Works on a local chain only, because no other
 * node has unlocked accounts.
 */
export function demoProvider(rpcUrl: string, chainId: number, accountIndex: number) {
  let nextId = 1;
  const ask = async (method: string, params: unknown): Promise<unknown> => {
    const response = await fetch(rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: nextId++, method, params: params ?? [] }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { code: number; message: string } };
    if (answer.error) throw new NodeError(answer.error);
    return answer.result;
  };
  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    if (method === "eth_chainId") return numberToHex(chainId);
    if (method === "eth_accounts" || method === "eth_requestAccounts") {
      const accounts = (await ask("eth_accounts", [])) as Address[];
      const account = accounts[accountIndex];
      if (account === undefined) throw new NodeError({ code: -32_000, message: "the local chain has no such account" });
      return [account];
    }
    return ask(method, params);
  };
  return { request: request as EIP1193RequestFn };
}
