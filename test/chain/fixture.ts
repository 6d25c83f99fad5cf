import type { Deployment } from "#chain/deployment.ts";

/** A deployment for tests that need no chain. */
export const deployment: Deployment = {
  chainId: 31_337,
  startBlock: 1,
  genesisHash: `0x${"ab".repeat(32)}`,
  bitcoinNetwork: "regtest",
  accessManager: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  attesterRegistry: "0x2279B7A0a67DB372996a5FaB50D91eAA73d2eBe6",
  batchManager: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0",
  bitcoinRelay: "0xa513E6E4b8f2a923D98304ec87F64353C4D5C853",
  capacitySlices: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
  fleetRegistry: "0x8A791620dd6260079BF849Dc5567aDC3F2FdC318",
  heldEscrow: "0x0165878A594ca255338adfa4d48449f69242Eb8F",
  payoutProofs: "0x610178dA211FEF7D417bC0e6FeD39F05609AD788",
  sliceDescriptor: "0xB7f8BC63BbcaD18155201308C8f3540b07f84F5e",
  sliceMarket: "0x5FC8d32690cc91D4c39d9d3abcBD16989F875707",
  tokens: {
    usdc: "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9",
    wbtc: "0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9",
  },
};

export const alice = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const bob = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
