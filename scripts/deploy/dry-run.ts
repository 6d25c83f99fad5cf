import {
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  custom,
  formatEther,
  formatGwei,
  getAddress,
  http,
  parseEther,
  type Transport,
} from "viem";
import { isLocal, networkName, networkOf } from "#chain/networks.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { type DeployOptions, deployAs, type Mined } from "#scripts/deploy/deploy.ts";
import { openSigner } from "#scripts/deploy/signer.ts";

/**
 * Deploys on a copy of the chain in this process, with everything as it is on the node, and says what that took: each contract's
 * address and gas, and what it would cost now. Sends nothing to the node, and needs no key where the account is named.
 */
export async function dryRun(options: DeployOptions): Promise<string> {
  const chain = await openNode(options.rpcUrl);
  const deployer = await deployerOf(options);
  const copy = await copyChain(options.rpcUrl, chain.chainId);
  try {
    const network = networkOf(chain.chainId, options.rpcUrl);
    const control = createTestClient({ mode: "hardhat", transport: copy.transport });
    await control.impersonateAccount({ address: deployer });
    // Whether the account could pay is told below; here it must not stand in the way.
    await control.setBalance({ address: deployer, value: parseEther("1000000") });
    const mined: Mined[] = [];
    const signer = createWalletClient({ account: deployer, chain: network, transport: copy.transport });
    await deployAs(signer, { ...options, path: null, onMined: (one) => void mined.push(one) });
    return report(chain, deployer, await chain.client.getBalance({ address: deployer }), mined);
  } finally {
    await copy.close();
  }
}

type Node = Awaited<ReturnType<typeof openNode>>;

async function openNode(rpcUrl: string) {
  const client = createPublicClient({ transport: http(rpcUrl) });
  const [chainId, gasPrice, blockNumber] = await Promise.all([
    client.getChainId(),
    client.getGasPrice(),
    client.getBlockNumber(),
  ]);
  return { client, chainId, gasPrice, blockNumber };
}

async function deployerOf(options: DeployOptions): Promise<Address> {
  if (typeof options.from === "string" && options.keystore === undefined) return getAddress(options.from);
  return (await openSigner(options)).account.address;
}

/** Hardhat is loaded only here: a real deployment has no use for a chain of its own. */
async function copyChain(url: string, chainId: number): Promise<{ transport: Transport; close(): Promise<void> }> {
  const { network } = await import("hardhat");
  const { provider, close } = await network.create({ network: "local", override: { chainId, forking: { url } } });
  return { transport: custom(provider), close };
}

function report({ chainId, gasPrice, blockNumber }: Node, deployer: Address, balance: bigint, mined: Mined[]): string {
  const gas = mined.reduce((sum, { gasUsed }) => sum + gasUsed, 0n);
  const cost = gas * gasPrice;
  const width = Math.max(...mined.map(({ name }) => name.length));
  const lines = mined.map(
    ({ name, address, gasUsed }) =>
      `  ${name.padEnd(width)}  ${(address ?? "").padEnd(42)}  ${formatBaseUnits(gasUsed, 0).padStart(10)} gas`,
  );
  return [
    `On a copy of ${networkName(chainId)} as of block ${blockNumber}, ${deployer} deployed:`,
    ...lines,
    `All of it takes ${formatBaseUnits(gas, 0)} gas. At ${formatGwei(gasPrice)} gwei, the price now, that is ${formatEther(cost)} ETH${isLocal(chainId) ? "" : "; a rollup adds its fee for data"}.`,
    balance >= cost
      ? `The account has ${formatEther(balance)} ETH.`
      : `The account has only ${formatEther(balance)} ETH: send it the rest first.`,
    "The addresses hold as long as the account sends nothing else before. Dry run: nothing was sent.",
  ].join("\n");
}
