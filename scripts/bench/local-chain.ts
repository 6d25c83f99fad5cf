import { network } from "hardhat";
import type { Abi, Address, Hex, TransactionReceipt, WalletClient } from "viem";
import { getAddress } from "viem";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";

/** The abi of one contract, and where it is. */
export interface At<abi extends Abi = Abi> {
  address: Address;
  abi: abi;
}

/** Numbers of any width are encoded alike. */
function typeOf(arg: unknown): string {
  if (typeof arg === "string") return arg.length === 66 ? "bytes32" : "address";
  return typeof arg === "boolean" ? "bool" : "uint256";
}

/** A fresh chain in this process whose first block is at `start` (UTC seconds), and its twenty accounts. */
export async function createLocalChain(start: bigint) {
  const { viem, networkHelpers } = await network.create({
    network: "local",
    override: { initialDate: new Date(Number(start - 1n) * 1_000) },
  });
  const client = await viem.getPublicClient();
  const wallets = await viem.getWalletClients();
  const wallet = (index: number): WalletClient => {
    const found = wallets[index];
    if (!found) throw new Error(`the local chain has no account ${index}`);
    return found;
  };
  const accounts = wallets.map(({ account }) => getAddress(account.address));
  const account = (index: number): Address => accounts[index] ?? "0x";
  const admin = account(0);
  await networkHelpers.time.setNextBlockTimestamp(start);

  /** Deploys a built contract whose constructor takes addresses, hashes, numbers and booleans. */
  const deploy = async <const abi extends Abi>(artifact: string, abi: abi, args: readonly unknown[] = []) => {
    const signature = {
      type: "constructor",
      inputs: args.map((arg, i) => ({ name: `a${i}`, type: typeOf(arg) })),
      stateMutability: "nonpayable",
    } as const;
    const hash = await wallet(0).deployContract({
      abi: [signature] as Abi,
      bytecode: readBytecode(artifact),
      args,
      account: admin,
      chain: null,
    });
    const { contractAddress } = await client.waitForTransactionReceipt({ hash });
    if (!contractAddress) throw new Error(`${artifact} was not deployed`);
    return { address: getAddress(contractAddress), abi } as At<abi>;
  };

  /** Sends one transaction and returns its receipt; a revert throws with its reason. */
  const send = async (
    from: Address,
    to: At,
    functionName: string,
    args: readonly unknown[],
  ): Promise<TransactionReceipt> => {
    const { request } = await client.simulateContract({ ...to, functionName, args, account: from });
    const hash: Hex = await wallet(accounts.indexOf(from)).writeContract(request);
    const receipt = await client.waitForTransactionReceipt({ hash });
    if (receipt.status !== "success") throw new Error(`${functionName} reverted`);
    return receipt;
  };

  const read = async <Value>(from: At, functionName: string, args: readonly unknown[] = []) =>
    (await client.readContract({ ...from, functionName, args })) as Value;

  const now = async () => (await client.getBlock()).timestamp;
  const warp = async (to: bigint) => {
    if ((await now()) < to) await networkHelpers.time.increaseTo(to);
  };

  const walletOf = (who: Address): WalletClient => wallet(accounts.indexOf(who));
  return { client, networkHelpers, wallets, walletOf, accounts, account, admin, deploy, send, read, now, warp };
}

export type LocalChain = Awaited<ReturnType<typeof createLocalChain>>;
