import { type Address, encodeFunctionData, type Hex, numberToHex } from "viem";
import type { Call } from "#chain/calls/call.ts";
import { request, requestAll } from "./rpc.ts";

const GAS = numberToHex(5_000_000);

export type Sender = ReturnType<typeof createSender>;

/** Sends transactions of any account without waiting for one, many to a block. The node must take them unsigned and mine when told. */
export function createSender(rpcUrl: string) {
  const nonces = new Map<Address, number>();
  let waiting: { method: string; params: unknown[] }[] = [];

  const nextNonce = async (from: Address) => {
    const known = nonces.get(from);
    const nonce = known ?? Number(await request<Hex>(rpcUrl, "eth_getTransactionCount", [from, "latest"]));
    nonces.set(from, nonce + 1);
    return numberToHex(nonce);
  };

  return {
    async add(from: Address, { address, abi, functionName, args }: Call) {
      const data = encodeFunctionData({ abi, functionName, args });
      const nonce = await nextNonce(from);
      const transaction = { from, to: address, data, nonce, gas: GAS, gasPrice: "0x0" };
      waiting.push({ method: "eth_sendTransaction", params: [transaction] });
      return waiting.length;
    },
    /** Puts everything added since into one block; without anything there is none. */
    async mine() {
      if (waiting.length === 0) return;
      const sent = waiting;
      waiting = [];
      await requestAll(rpcUrl, sent);
      await request(rpcUrl, "evm_mine");
    },
    /** No block before `seconds` (UTC) from now on. */
    passTo: (seconds: number) => request(rpcUrl, "evm_setNextBlockTimestamp", [numberToHex(seconds)]),
  };
}
