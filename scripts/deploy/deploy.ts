import { type Address, publicActions } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { isLocal } from "#chain/networks.ts";
import { deploymentPath } from "#chain/read-deployment.ts";
import { type BitcoinPin, pinOf } from "#scripts/deploy/bitcoin-pin.ts";
import { deployContract } from "#scripts/deploy/deploy-contract.ts";
import { govern, type Settings } from "#scripts/deploy/govern.ts";
import { planDeployment } from "#scripts/deploy/plan.ts";
import { openSigner, type Signer, type SignerOptions } from "#scripts/deploy/signer.ts";
import { checkWiring } from "#scripts/deploy/wiring.ts";
import { writeDeployment } from "#scripts/deploy/write-deployment.ts";

/** A transaction of the deployment that is mined; `address` where it made a contract. */
export interface Mined {
  name: string;
  address?: Address;
  gasUsed: bigint;
}

export interface DeploymentOptions {
  /** Existing tokens. Where left out, test tokens are deployed: on a local chain only. */
  tokens?: Deployment["tokens"] | undefined;
  /** Operators to admit at once. */
  operators?: readonly Address[] | undefined;
  /** Attesters to admit at once, and as what. */
  attesters?: Settings["attesters"] | undefined;
  /** Protocol's fee on payouts; none where left out. */
  fee?: Settings["fee"];
  /** Where the Bitcoin relay begins; where left out, `pinOf` the chain. */
  pin?: BitcoinPin | undefined;
  /** Where to write the deployment; by default where `readDeployment` looks for it. `null`: nowhere. */
  path?: string | null | undefined;
  onMined?: ((mined: Mined) => void | Promise<void>) | undefined;
}

export type DeployOptions = DeploymentOptions & SignerOptions;

/** Deploys Lode, sets it up, checks its wiring and writes the deployment down. */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  return deployAs(await openSigner(options), options);
}

/** As `deploy`, by a signer that is open already. */
export async function deployAs(signer: Signer, options: DeploymentOptions): Promise<Deployment> {
  const { onMined = () => {}, operators = [], attesters = [], fee, path } = options;
  const deployer = signer.account.address;
  const reader = signer.extend(publicActions);
  const chainId = signer.chain.id;
  if (options.tokens === undefined && !isLocal(chainId)) {
    throw new Error(`Chain ${chainId} is not a local chain: name its tokens with --usdc ADDRESS and --wbtc ADDRESS.`);
  }

  const genesis = await reader.getBlock({ blockNumber: 0n });
  const firstNonce = await reader.getTransactionCount({ address: deployer, blockTag: "pending" });
  const { steps, addresses } = planDeployment(deployer, firstNonce, {
    pin: options.pin ?? pinOf(chainId),
    tokens: options.tokens,
  });
  let startBlock: number | undefined;
  for (const step of steps) {
    const { blockNumber, gasUsed } = await deployContract(signer, step);
    startBlock ??= Number(blockNumber);
    await onMined({ name: step.name, address: step.address, gasUsed });
  }
  const deployment: Deployment = { chainId, startBlock: startBlock ?? 0, genesisHash: genesis.hash, ...addresses };
  await govern(signer, deployment, { operators, attesters, fee }, (name, { gasUsed }) => onMined({ name, gasUsed }));
  await checkWiring(signer, deployment);
  if (path !== null) writeDeployment(path ?? deploymentPath(chainId), deployment);
  return deployment;
}
