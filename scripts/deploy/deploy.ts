import { type Address, getContractAddress, isAddressEqual, publicActions } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Deployment } from "#chain/deployment.ts";
import { isLocal } from "#chain/networks.ts";
import { deploymentPath } from "#chain/read-deployment.ts";
import { deployContract } from "#scripts/deploy/deploy-contract.ts";
import { govern, type Settings } from "#scripts/deploy/govern.ts";
import { openSigner, type Signer, type SignerOptions } from "#scripts/deploy/signer.ts";
import { writeDeployment } from "#scripts/deploy/write-deployment.ts";

export interface DeployOptions extends SignerOptions {
  /** Existing tokens. Where left out, test tokens are deployed: on a local chain only. */
  tokens?: Deployment["tokens"] | undefined;
  /** Operators to admit at once. */
  operators?: readonly Address[] | undefined;
  /** Protocol's fee on payouts; none where left out. */
  fee?: Settings["fee"];
  /** Where to write the deployment; by default where `readDeployment` looks for it. `null`: nowhere. */
  path?: string | null | undefined;
}

/** Deploys Lode, checks its wiring, allows its tokens, admits operators and writes the deployment down. */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const signer = await openSigner(options);
  const deployer = signer.account.address;
  const reader = signer.extend(publicActions);
  const chainId = signer.chain.id;
  if (options.tokens === undefined && !isLocal(chainId)) {
    throw new Error(`Chain ${chainId} is not a local chain: name its tokens with --usdc ADDRESS and --wbtc ADDRESS.`);
  }

  const genesis = await reader.getBlock({ blockNumber: 0n });
  const access = await deployContract(
    signer,
    "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager",
    [{ name: "initialAdmin", type: "address" }],
    [deployer],
  );
  // The two contracts name each other in their constructors: the second one's address follows from the deployer's nonce.
  const nonce = await reader.getTransactionCount({ address: deployer, blockTag: "pending" });
  const predicted = getContractAddress({ from: deployer, nonce: BigInt(nonce) + 1n });
  const slices = await deployContract(
    signer,
    "contracts/core/CapacitySlices.sol/CapacitySlices",
    [{ name: "manager", type: "address" }],
    [predicted],
  );
  const manager = await deployContract(
    signer,
    "contracts/BatchManager.sol/BatchManager",
    [
      { name: "slices", type: "address" },
      { name: "accessManager", type: "address" },
    ],
    [slices.address, access.address],
  );
  const market = await deployContract(
    signer,
    "contracts/SliceMarket.sol/SliceMarket",
    [{ name: "manager", type: "address" }],
    [manager.address],
  );
  await checkWiring(signer, slices.address, manager.address, market.address);

  const tokens = options.tokens ?? {
    usdc: (await deployContract(signer, "contracts/mocks/MockUSDC.sol/MockUSDC")).address,
    wbtc: (await deployContract(signer, "contracts/mocks/MockWBTC.sol/MockWBTC")).address,
  };
  const deployment: Deployment = {
    chainId,
    startBlock: Number(access.blockNumber),
    genesisHash: genesis.hash,
    accessManager: access.address,
    batchManager: manager.address,
    capacitySlices: slices.address,
    sliceMarket: market.address,
    tokens,
  };
  await govern(signer, deployment, { operators: options.operators ?? [], fee: options.fee });
  if (options.path !== null) writeDeployment(options.path ?? deploymentPath(chainId), deployment);
  return deployment;
}

async function checkWiring(signer: Signer, slices: Address, manager: Address, market: Address): Promise<void> {
  const reader = signer.extend(publicActions);
  const known = {
    manager: await reader.readContract({ address: slices, abi: capacitySlicesAbi, functionName: "manager" }),
    slices: await reader.readContract({ address: manager, abi: batchManagerAbi, functionName: "slices" }),
    traded: await reader.readContract({ address: market, abi: sliceMarketAbi, functionName: "slices" }),
    judge: await reader.readContract({ address: market, abi: sliceMarketAbi, functionName: "manager" }),
  };
  if (!isAddressEqual(known.manager, manager) || !isAddressEqual(known.slices, slices)) {
    throw new Error(
      `CapacitySlices ${slices} has the manager ${known.manager}, and BatchManager ${manager} the slices ${known.slices}: another transaction of the deployer came between. Deploy again, with nothing else using the account.`,
    );
  }
  if (!isAddressEqual(known.traded, slices) || !isAddressEqual(known.judge, manager)) {
    throw new Error(
      `SliceMarket ${market} trades ${known.traded} of ${known.judge}, not CapacitySlices ${slices} of BatchManager ${manager}. Deploy again, with nothing else using the account.`,
    );
  }
}
