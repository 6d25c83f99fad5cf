import { type Abi, type Address, getAddress, type Hex, publicActions } from "viem";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";
import type { Signer } from "#scripts/deploy/signer.ts";

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
  const hash: Hex = await signer.deployContract({ abi, bytecode: readBytecode(artifact), args });
  const receipt = await signer.extend(publicActions).waitForTransactionReceipt({ hash, pollingInterval: 100 });
  if (receipt.status !== "success" || !receipt.contractAddress) {
    throw new Error(`${artifact} was not deployed: its transaction ${hash} reverted.`);
  }
  return { address: getAddress(receipt.contractAddress), blockNumber: receipt.blockNumber };
}
