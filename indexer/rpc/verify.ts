import { type Hash, type Hex, isHash, isHex } from "viem";
import type { Endpoint } from "./endpoint.ts";
import { RpcFailure } from "./failure.ts";

/** What an endpoint has to say about its chain before anything else it says is believed. */
export type ExpectedChain = { chainId: number; genesisHash?: Hash };

/** Throws `RpcFailure` (`wrong_chain`) for a node of another chain. Both questions travel together. */
export async function verify({ ask, origin }: Endpoint, { chainId, genesisHash }: ExpectedChain): Promise<void> {
  const [answered, first] = await Promise.all([
    ask<Hex>("eth_chainId", []),
    genesisHash === undefined ? undefined : ask<{ hash: Hash } | null>("eth_getBlockByNumber", ["0x0", false]),
  ]);
  if (!isHex(answered))
    throw new RpcFailure(
      "nonsense",
      `The RPC endpoint ${origin} answers eth_chainId with something that is no number.`,
    );
  if (Number(answered) !== chainId) {
    throw new RpcFailure(
      "wrong_chain",
      `RPC_URL (${origin}) is a node of chain ${Number(answered)}, but CHAIN_ID is ${chainId}. Set one of them right.`,
    );
  }
  if (genesisHash !== undefined && !isHash(first?.hash ?? "")) {
    throw new RpcFailure("missing", `The RPC endpoint ${origin} does not have block 0.`);
  }
  if (genesisHash !== undefined && first?.hash !== genesisHash) {
    throw new RpcFailure(
      "wrong_chain",
      `The chain at ${origin} is not the one Lode was deployed to: its first block differs. Deploy to it, or correct RPC_URL.`,
    );
  }
}
