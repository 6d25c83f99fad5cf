import { type Hash, isAddressEqual, publicActions, type TransactionReceipt } from "viem";
import type { Step } from "#scripts/deploy/plan.ts";
import { readArtifact } from "#scripts/deploy/read-artifact.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { waitFor } from "#scripts/deploy/wait-for.ts";

/** Somebody else used the deployer's account: the addresses that contracts were given for each other would be wrong. */
export class DeployerBusyError extends Error {
  override name = "DeployerBusyError";
  constructor({ name, nonce }: Step, cause?: unknown) {
    super(
      `${name} was to be transaction ${nonce} of the deployer, but another one came between. Deploy again, with nothing else using the account.`,
      { cause },
    );
  }
}

/** Deploys one contract, as exactly the transaction that the plan counts on, and waits until it is there. */
export async function deployContract(signer: Signer, step: Step): Promise<TransactionReceipt> {
  const receipt = await waitFor(signer, await send(signer, step), step.name);
  if (!receipt.contractAddress || !isAddressEqual(receipt.contractAddress, step.address)) {
    throw new DeployerBusyError(step);
  }
  return receipt;
}

async function send(signer: Signer, step: Step): Promise<Hash> {
  const { abi, bytecode } = readArtifact(step.artifact);
  try {
    return await signer.deployContract({ abi, bytecode, args: step.args, nonce: step.nonce });
  } catch (error) {
    // The node says in words of its own that the number is taken; how far the account has come says so for certain.
    const next = await signer
      .extend(publicActions)
      .getTransactionCount({ address: signer.account.address, blockTag: "pending" });
    throw next > step.nonce ? new DeployerBusyError(step, error) : error;
  }
}
