import type { Address, Hash } from "viem";

/** Where Lode lives on one chain. Written by scripts/deploy.ts, read by chain/read-deployment.ts, handed to the browser as props. */
export interface Deployment {
  chainId: number;
  /** First block that can hold a log of ours. */
  startBlock: number;
  /** Hash of block 0: tells a local chain that started again from the one deployed to. */
  genesisHash: Hash;
  accessManager: Address;
  attesterRegistry: Address;
  batchManager: Address;
  capacitySlices: Address;
  fleetRegistry: Address;
  sliceDescriptor: Address;
  sliceMarket: Address;
  tokens: { usdc: Address; wbtc: Address };
}
