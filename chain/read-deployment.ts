import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Address, getAddress, type Hash, isAddress, isHash } from "viem";
import { z } from "zod";
import type { Deployment } from "#chain/deployment.ts";

/** Reads deployment files. Servers and scripts only: it touches the disk, and zod has no place in a browser. */
const address = z
  .string()
  .refine((value) => isAddress(value), "is not an address with a valid checksum")
  .transform((value): Address => getAddress(value));

export const deploymentSchema: z.ZodType<Deployment> = z.object({
  chainId: z.int().positive(),
  startBlock: z.int().nonnegative(),
  genesisHash: z
    .string()
    .refine((value) => isHash(value), "is not a block hash")
    .transform((value) => value as Hash),
  bitcoinNetwork: z.enum(["mainnet", "testnet", "signet", "regtest"]),
  accessManager: address,
  attesterRegistry: address,
  batchManager: address,
  bitcoinRelay: address,
  capacitySlices: address,
  fleetRegistry: address,
  heldEscrow: address,
  payoutProofs: address,
  sliceDescriptor: address,
  sliceMarket: address,
  tokens: z.object({ usdc: address, wbtc: address }),
});

export class DeploymentNotFoundError extends Error {
  override name = "DeploymentNotFoundError";
  constructor(path: string, chainId: number) {
    super(`Lode is not deployed on chain ${chainId}: there is no ${path}. Run \`npm run deploy -- --rpc URL\` first.`);
  }
}

export class DeploymentInvalidError extends Error {
  override name = "DeploymentInvalidError";
  constructor(path: string, reason: string) {
    super(`${path} is not a deployment: ${reason}. Restore it, or deploy again.`);
  }
}

/** The file of a chain's deployment: LODE_DEPLOYMENT where set, else chain/deployments/<chainId>.json of the working directory. */
export function deploymentPath(chainId: number): string {
  return resolve(process.env.LODE_DEPLOYMENT || `chain/deployments/${chainId}.json`);
}

/** The deployment of a chain. Throws `DeploymentNotFoundError` or `DeploymentInvalidError`. */
export function readDeployment(chainId: number, path = deploymentPath(chainId)): Deployment {
  if (!existsSync(path)) throw new DeploymentNotFoundError(path, chainId);
  const deployment = parseDeployment(readFileSync(path, "utf8"), path);
  if (deployment.chainId !== chainId) {
    throw new DeploymentInvalidError(path, `it is of chain ${deployment.chainId}, not of chain ${chainId}`);
  }
  return deployment;
}

/** The deployment of a chain, or undefined where there is none yet. Throws `DeploymentInvalidError`. */
export function findDeployment(chainId: number, path = deploymentPath(chainId)): Deployment | undefined {
  return existsSync(path) ? readDeployment(chainId, path) : undefined;
}

function parseDeployment(text: string, path: string): Deployment {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DeploymentInvalidError(path, "it is not JSON");
  }
  const parsed = deploymentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeploymentInvalidError(path, `${issue?.path.join(".")} ${issue?.message}`);
}
