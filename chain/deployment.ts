import type { Address, Hash } from "viem";
import type { BitcoinNetwork } from "#domain/bitcoin/verify-payment-proof.ts";

/** Where Lode lives on one chain. Written by scripts/deploy.ts, read by chain/read-deployment.ts, handed to the browser as props. */
export interface Deployment {
  chainId: number;
  /** First block that can hold a log of ours. */
  startBlock: number;
  /** Hash of block 0: tells a local chain that started again from the one deployed to. */
  genesisHash: Hash;
  /** Which Bitcoin the relay follows. */
  bitcoinNetwork: BitcoinNetwork;
  accessManager: Address;
  attesterRegistry: Address;
  batchManager: Address;
  bitcoinRelay: Address;
  capacitySlices: Address;
  fleetRegistry: Address;
  heldEscrow: Address;
  payoutProofs: Address;
  sliceDescriptor: Address;
  sliceMarket: Address;
  tokens: { usdc: Address; wbtc: Address };
}
