import { type Abi, type Address, getAddress } from "viem";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { waitFor } from "#scripts/deploy/wait-for.ts";

export interface Deployed {
  address: Address;
  blockNumber: bigint;
}

/** Deploys one contract and waits until it is there. */
export async function deployContract(
  signer: Signer,
  artifact: string,
  constructorInputs: readonly { name: string; type: string }[] = [],
  args: readonly unknown[] = [],
): Promise<Deployed> {
  const abi: Abi = [{ type: "constructor", inputs: constructorInputs, stateMutability: "nonpayable" }];
  const hash = await signer.deployContract({ abi, bytecode: readBytecode(artifact), args });
  const receipt = await waitFor(signer, hash, artifact);
  if (!receipt.contractAddress) throw new Error(`${artifact} was not deployed: ${hash} created no contract.`);
  return { address: getAddress(receipt.contractAddress), blockNumber: receipt.blockNumber };
}
