import type { BlockSource } from "#evidence/bitcoin/block-source.ts";
import { openSource } from "#evidence/bitcoin/open-source.ts";
import { openRegtestNode, type RegtestNode } from "#scripts/demo/bitcoin/regtest-node.ts";

/** The demo's Bitcoin: what its pool pays with, and what its proofs are read from. */
export type DemoBitcoin = { node: RegtestNode; source: BlockSource };

export type DemoBitcoinUrls = { rpcUrl: string; esploraUrl: string };

export function openDemoBitcoin({ rpcUrl, esploraUrl }: DemoBitcoinUrls): DemoBitcoin {
  return { node: openRegtestNode(rpcUrl), source: openSource({ BITCOIN_ESPLORA_URL: esploraUrl }) };
}
