import type { Address } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import { toHex } from "#domain/bitcoin/bytes.ts";
import { scriptOf } from "#evidence/bitcoin/address.ts";
import { buildProof, headersBetween } from "#evidence/bitcoin/build-proof.ts";
import { openSource } from "#evidence/bitcoin/open-source.ts";
import type { Lode } from "./lode.ts";

/** The regtest Bitcoin that runs beside the chain, from the test's side. */
export function openBitcoin(lode: Lode) {
  const url = process.env.JOURNEY_BITCOIN_RPC_URL;
  if (!url) throw new Error("JOURNEY_BITCOIN_RPC_URL must be set.");
  const source = openSource({ BITCOIN_RPC_URL: url });
  const { deployment } = lode;
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;

  const call = async <T>(method: string, ...params: unknown[]): Promise<T> => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    const { result, error } = (await response.json()) as { result: T; error?: { message: string } | null };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  const tip = async () => ({
    hash: await lode.read<`0x${string}`>({ ...relay, functionName: "tip", args: [] }),
    height: Number(await lode.read<bigint>({ ...relay, functionName: "tipHeight", args: [] })),
  });
  /** Gives the operator's batch an address of its own. */
  const register = async (operator: Address, batchId: bigint): Promise<string> => {
    const address = await call<string>("getnewaddress", `batch ${batchId}`);
    const script = toHex(scriptOf(address, "regtest"));
    const proofs = { address: deployment.payoutProofs, abi: payoutProofsAbi } as const;
    await lode.act(operator, { ...proofs, functionName: "registerScript", args: [batchId, script] });
    return address;
  };
  /** Pays `sats` to an address in a block of that time, with six blocks on it. Returns the txid. */
  const pay = async (address: string, sats: number, seconds: number): Promise<string> => {
    const txid = await call<string>("sendtoaddress", address, sats / 1e8);
    await call("setmocktime", seconds);
    await call("generatetoaddress", 7, await call<string>("getnewaddress", "miner of a journey"));
    return txid;
  };
  /** Tells the relay all blocks there are. */
  const extendRelay = async (by: Address) => {
    const [from, best] = [await tip(), await call<number>("getblockcount")];
    const headers = await headersBetween(source, from.height + 1, best);
    const bytes = `0x${headers.map((header) => toHex(header).slice(2)).join("")}`;
    await lode.act(by, { ...relay, functionName: "extend", args: [from.hash, bytes] });
  };
  /** The proof of a payment's first output, whose headers end at the relay's newest block. */
  const prove = async (txid: string) => (await buildProof(source, { txid, vout: 0 }, tip)).proof;
  /** Pays `sats` to an address in a block of that time, and proves it. */
  const payAndProve = async (by: Address, address: string, sats: number, seconds: number) => {
    const txid = await pay(address, sats, seconds);
    await extendRelay(by);
    await lode.act(by, provePayment(deployment, await prove(txid)));
    await lode.shown();
  };
  return { call, tip, register, pay, extendRelay, prove, payAndProve };
}
