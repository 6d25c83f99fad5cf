import { network } from "hardhat";
import type { Abi, Address, Hex, TransactionReceipt, WalletClient } from "viem";
import { getAddress, getContractAddress } from "viem";
import { accessManagerAbi } from "#chain/abi/access-manager.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { mockUsdcAbi } from "#chain/abi/mock-usdc.ts";
import { mockWbtcAbi } from "#chain/abi/mock-wbtc.ts";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";

export const START = 1_900_000_000n;
export const DAY = 86_400n;

/** The abi of one contract, and where it is. */
export interface At<abi extends Abi = Abi> {
  address: Address;
  abi: abi;
}

export interface Terms {
  paymentToken: Address;
  payoutToken: Address;
  unitHashrate: bigint;
  capacity: bigint;
  rate: bigint;
  saleStart: number;
  saleEnd: number;
  termStart: number;
  periodSeconds: number;
  periods: number;
  grace: number;
  maxHostingBps: number;
  evidenceRequired: number;
  bond: bigint;
}

export const disclosure = {
  name: "Delta One",
  site: "Odessa, Texas",
  pool: "Foundry USA",
  efficiencyMilliJoulesPerTh: 21_500,
  powerMicroUsdPerKwh: 55_000,
  pueBps: 10_300,
  poolFeeBps: 200,
  serviceMicroUsdPerThDay: 4_500,
};

/** A fresh chain in this process with the protocol on it, an admitted operator, and accounts with money and approvals. */
export async function createLocalWorld() {
  const { viem, networkHelpers } = await network.create("local");
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
  await networkHelpers.time.setNextBlockTimestamp(START);

  const deploy = async <const abi extends Abi>(artifact: string, abi: abi, args: readonly unknown[] = []) => {
    const signature = {
      type: "constructor",
      inputs: args.map((_, i) => ({ name: `a${i}`, type: "address" })),
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

  const access = await deploy(
    "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager",
    accessManagerAbi,
    [admin],
  );
  const nonce = BigInt(await client.getTransactionCount({ address: admin }));
  const predicted = getContractAddress({ from: admin, nonce: nonce + 1n });
  const slices = await deploy("contracts/core/CapacitySlices.sol/CapacitySlices", capacitySlicesAbi, [predicted]);
  const manager = await deploy("contracts/BatchManager.sol/BatchManager", batchManagerAbi, [
    slices.address,
    access.address,
  ]);
  const usdc = await deploy("contracts/mocks/MockUSDC.sol/MockUSDC", mockUsdcAbi);
  const wbtc = await deploy("contracts/mocks/MockWBTC.sol/MockWBTC", mockWbtcAbi);
  const operator = account(1);
  const treasury = account(2);
  await send(admin, manager, "setOperatorAdmitted", [operator, true]);
  await send(admin, manager, "setPaymentTokenAllowed", [usdc.address, true]);
  await send(admin, manager, "setPayoutTokenAllowed", [wbtc.address, true]);
  await send(admin, manager, "setFee", [250, treasury]);

  /** Mints both tokens to an account and approves the custody for exactly as much. */
  const fund = async (who: Address, amount = 10n ** 15n) => {
    for (const token of [usdc, wbtc]) {
      await send(who, token, "mint", [who, amount]);
      await send(who, token, "approve", [slices.address, amount]);
    }
  };

  /** 1,000 units for 1,500 days at 0.05 USDC a unit and day, sold until the end. */
  const terms = (changes: Partial<Terms> = {}): Terms => ({
    paymentToken: usdc.address,
    payoutToken: wbtc.address,
    unitHashrate: 10n ** 12n,
    capacity: 1_000n,
    rate: 50_000n,
    saleStart: Number(START),
    saleEnd: Number(START + 1_600n * DAY),
    termStart: Number(START + 200n * DAY),
    periodSeconds: Number(DAY),
    periods: 1_500,
    grace: Number(3n * DAY),
    maxHostingBps: 7_000,
    evidenceRequired: 0,
    bond: 3_750_000_000n,
    ...changes,
  });

  const warp = async (to: bigint) => {
    if ((await client.getBlock()).timestamp < to) await networkHelpers.time.increaseTo(to);
  };

  /** Posts the next period of a batch with the terms above once it has finished. */
  const post = async (batchId: bigint, period: number, deliveredBps = 10_000, gross = 40_000n) => {
    await warp(START + 200n * DAY + BigInt(period + 1) * DAY);
    const payout = { period, gross, hosting: gross / 4n, deliveredBps, evidenceHash: `0x${"ab".repeat(32)}` };
    return send(operator, manager, "postPayout", [batchId, payout]);
  };

  const buy = async (buyer: Address, batchId: bigint, units: bigint) =>
    send(buyer, manager, "buy", [batchId, units, 2n ** 128n, buyer]);

  const walletOf = (who: Address): WalletClient => wallet(accounts.indexOf(who));

  /** Id of the slice that the next purchase of a batch mints. */
  const nextId = async (batchId: bigint) => {
    const { serial } = await client.readContract({ ...slices, functionName: "batchAccount", args: [batchId] });
    return batchId * 1_000_000_000n + BigInt(serial) + 1n;
  };

  return {
    client,
    networkHelpers,
    wallets,
    walletOf,
    accounts,
    account,
    admin,
    operator,
    treasury,
    deploy,
    send,
    access,
    slices,
    manager,
    usdc,
    wbtc,
    fund,
    terms,
    warp,
    post,
    buy,
    nextId,
  };
}

export type LocalWorld = Awaited<ReturnType<typeof createLocalWorld>>;
