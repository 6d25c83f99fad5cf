import { type Address, type Chain, defineChain } from "viem";
import { baseSepolia, sepolia } from "viem/chains";

export const LOCAL_CHAIN_ID = 31_337;

const local = defineChain({
  id: LOCAL_CHAIN_ID,
  name: "Local chain",
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: { default: { http: ["http://127.0.0.1:8545"] } },
  testnet: true,
});

/** The chains Lode knows by name. */
export const networks: readonly Chain[] = [local, baseSepolia, sepolia];

/**
 * How far back a network's blocks can still change, in blocks. `depth`: taken for final where nodes have no word for it (the
 * `finalized` tag). `followed`: how many headers are kept, and the most that finality is believed to lag.
 */
export type Finality = { depth: bigint; followed: bigint };

const finality: Record<number, Finality> = {
  [LOCAL_CHAIN_ID]: { depth: 64n, followed: 128n },
  // Two epochs, most of the time 64 to 96 blocks.
  [sepolia.id]: { depth: 96n, followed: 256n },
  // Final when the Ethereum block is that carries it: 15 to 30 minutes at 2 seconds a block.
  [baseSepolia.id]: { depth: 1_024n, followed: 2_048n },
};

/** Cautious for a chain we do not know: much is kept, little is taken for final. */
export function finalityOf(chainId: number): Finality {
  return finality[chainId] ?? { depth: 256n, followed: 1_024n };
}

/** The chain with the given id, reached through `rpcUrl` alone, so that nothing of ours ever asks a third party's node. */
export function networkOf(chainId: number, rpcUrl: string): Chain {
  const known = networks.find((network) => network.id === chainId);
  const chain = known ?? { ...local, id: chainId, name: `Chain ${chainId}` };
  return { ...chain, rpcUrls: { default: { http: [rpcUrl] } } };
}

/** A name for dialogs: "Base Sepolia", or "chain 5" where we do not know it. */
export function networkName(chainId: number): string {
  return networks.find((network) => network.id === chainId)?.name ?? `chain ${chainId}`;
}

/** A chain made for trying things out, where unlocked accounts and test tokens exist. */
export function isLocal(chainId: number): boolean {
  return chainId === LOCAL_CHAIN_ID;
}

/** Where the chain's block explorer shows an account or contract; undefined where there is no explorer. */
export function explorerLink(chainId: number, address: Address): string | undefined {
  const explorer = networks.find((network) => network.id === chainId)?.blockExplorers?.default.url;
  return explorer === undefined ? undefined : `${explorer}/address/${address}`;
}
