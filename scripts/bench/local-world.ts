import { type Address, type ContractFunctionArgs, getContractAddress, zeroAddress, zeroHash } from "viem";
import { accessManagerAbi } from "#chain/abi/access-manager.ts";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { mockUsdcAbi } from "#chain/abi/mock-usdc.ts";
import { mockWbtcAbi } from "#chain/abi/mock-wbtc.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { sliceDescriptorAbi } from "#chain/abi/slice-descriptor.ts";
import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import type { Deployment } from "#chain/deployment.ts";
import { type At, createLocalChain, type LocalChain } from "#scripts/bench/local-chain.ts";
import { createLocalFleet } from "#scripts/bench/local-fleet.ts";
import { posedProofsAbi } from "#scripts/bench/posed-proofs.ts";

export const START = 1_900_000_000n;
export const DAY = 86_400n;

export type Terms = ContractFunctionArgs<typeof batchManagerAbi, "nonpayable", "createBatch">[0];

export const disclosure = {
  name: "Delta One",
  pool: "Foundry USA",
  efficiencyMilliJoulesPerTh: 21_500,
  powerMicroUsdPerKwh: 55_000,
  pueBps: 10_300,
  poolFeeBps: 200,
  serviceMicroUsdPerThDay: 4_500,
};

const zeroByte = /^0x(?:[0-9a-f]{2})*00/;

/**
 * A fresh chain in this process with the protocol on it, an admitted operator with sites, and accounts with money and approvals.
 * What is proven on Bitcoin is posed, unless `deployRelay` gives payments something to be proven by.
 */
export async function createLocalWorld(start = START, deployRelay?: (chain: LocalChain) => Promise<At>) {
  const chain = await createLocalChain(start);
  const { client, account, admin, deploy, send, read, warp } = chain;

  const access = await deploy(
    "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager",
    accessManagerAbi,
    [admin],
  );
  const attesters = await deploy("contracts/AttesterRegistry.sol/AttesterRegistry", attesterRegistryAbi, [
    access.address,
  ]);
  const proving = await deployRelay?.(chain);
  const nonce = BigInt(await client.getTransactionCount({ address: admin }));
  const predicted = getContractAddress({ from: admin, nonce: nonce + 4n });
  const slices = await deploy("contracts/core/CapacitySlices.sol/CapacitySlices", capacitySlicesAbi, [predicted]);
  const fleet = await deploy("contracts/FleetRegistry.sol/FleetRegistry", fleetRegistryAbi, [
    predicted,
    attesters.address,
  ]);
  const proofs: At = proving
    ? await deploy("contracts/PayoutProofs.sol/PayoutProofs", payoutProofsAbi, [predicted, proving.address])
    : await deploy("contracts/mocks/PosedProofs.sol/PosedProofs", posedProofsAbi, [predicted]);
  const relay = proving ?? proofs;
  const held = await deploy("contracts/HeldEscrow.sol/HeldEscrow", heldEscrowAbi, [
    access.address,
    predicted,
    proofs.address,
    relay.address,
  ]);
  const manager = await deploy("contracts/BatchManager.sol/BatchManager", batchManagerAbi, [
    slices.address,
    access.address,
    attesters.address,
    fleet.address,
    held.address,
  ]);
  const descriptor = await deploy("contracts/SliceDescriptor.sol/SliceDescriptor", sliceDescriptorAbi, [
    manager.address,
  ]);
  const market = await deploy("contracts/SliceMarket.sol/SliceMarket", sliceMarketAbi, [manager.address]);
  const usdc = await deploy("contracts/mocks/MockUSDC.sol/MockUSDC", mockUsdcAbi);
  const wbtc = await deploy("contracts/mocks/MockWBTC.sol/MockWBTC", mockWbtcAbi);
  const operator = account(1);
  const treasury = account(2);
  await send(admin, manager, "setOperatorAdmitted", [operator, true]);
  await send(admin, manager, "setPaymentTokenAllowed", [usdc.address, true]);
  await send(admin, manager, "setPayoutTokenAllowed", [wbtc.address, true]);
  await send(admin, manager, "setFee", [250, treasury]);
  await send(admin, held, "setBitcoinToken", [wbtc.address, 1n]);
  await send(admin, manager, "setDescriptor", [descriptor.address]);
  const deployment: Deployment = {
    chainId: await client.getChainId(),
    startBlock: 0,
    genesisHash: zeroHash,
    bitcoinNetwork: "regtest",
    accessManager: access.address,
    attesterRegistry: attesters.address,
    batchManager: manager.address,
    bitcoinRelay: relay.address,
    capacitySlices: slices.address,
    fleetRegistry: fleet.address,
    heldEscrow: held.address,
    payoutProofs: proofs.address,
    sliceDescriptor: descriptor.address,
    sliceMarket: market.address,
    tokens: { usdc: usdc.address, wbtc: wbtc.address },
  };
  const { attestPayout, ...vouched } = await createLocalFleet(chain, { attesters, fleet }, deployment, operator);

  /** Mints both tokens to an account and approves the custody for exactly as much. */
  const fund = async (who: Address, amount = 10n ** 15n) => {
    for (const token of [usdc, wbtc]) {
      await send(who, token, "mint", [who, amount]);
      await send(who, token, "approve", [slices.address, amount]);
    }
  };

  /** 1,000 units for 1,500 days at 0.05 USDC a unit and day, sold until the end; on the operator's word, without any option. */
  const terms = (changes: Partial<Terms> = {}): Terms => ({
    paymentToken: usdc.address,
    payoutToken: wbtc.address,
    unitHashrate: 10n ** 12n,
    capacity: 1_000n,
    rate: 50_000n,
    upfront: 0n,
    saleStart: Number(START),
    saleEnd: Number(START + 1_600n * DAY),
    refundDeadline: 0,
    termStart: Number(START + 200n * DAY),
    periodSeconds: Number(DAY),
    periods: 1_500,
    grace: Number(3n * DAY),
    minUnits: 0n,
    maxHostingBps: 7_000,
    royaltyBps: 0,
    evidenceRequired: 0,
    attesterSet: vouched.sets.none,
    site: vouched.sites.declared,
    arbiter: zeroAddress,
    bond: 3_750_000_000n,
    ...changes,
  });

  const create = async (changes: Partial<Terms> = {}) => {
    const receipt = await send(operator, manager, "createBatch", [terms(changes), disclosure]);
    return { batchId: await read<bigint>(manager, "batchCount"), gasUsed: receipt.gasUsed };
  };

  /** One period's payout of a batch, with the signatures of `signers`. */
  const payoutOf = async (
    batchId: bigint,
    period: number,
    deliveredBps = 10_000,
    gross = 40_000n,
    signers: readonly Address[] = [],
  ) => {
    // Calldata has its price by the byte, and a zero is cheaper: with none, every payout's signatures cost the same.
    for (let byte = 0x11; byte <= 0xff; byte++) {
      const evidenceHash = `0x${byte.toString(16).repeat(32)}` as const;
      const figures = { period, gross, hosting: gross / 4n, deliveredBps, evidenceHash };
      const attestations = await attestPayout(signers, batchId, figures);
      if (!attestations.some(({ signature }) => zeroByte.test(signature))) return { ...figures, attestations };
    }
    throw new Error("every signature has a zero byte");
  };

  /** Posts the next period of a batch with the terms above once it has finished. */
  const post = async (...[batchId, period, ...rest]: Parameters<typeof payoutOf>) => {
    await warp(START + 200n * DAY + BigInt(period + 1) * DAY);
    return send(operator, manager, "postPayout", [batchId, await payoutOf(batchId, period, ...rest)]);
  };

  const buy = async (buyer: Address, batchId: bigint, units: bigint) =>
    send(buyer, manager, "buy", [batchId, units, 2n ** 128n, buyer]);

  /** Id of the slice that the next purchase of a batch mints. */
  const nextId = async (batchId: bigint) => {
    const { serial } = await read<{ serial: number }>(slices, "batchAccount", [batchId]);
    return batchId * 1_000_000_000n + BigInt(serial) + 1n;
  };

  return {
    ...chain,
    operator,
    treasury,
    access,
    attesters,
    fleet,
    slices,
    manager,
    held,
    proofs,
    relay,
    descriptor,
    market,
    usdc,
    wbtc,
    deployment,
    ...vouched,
    fund,
    terms,
    create,
    payoutOf,
    post,
    buy,
    nextId,
  };
}

export type LocalWorld = Awaited<ReturnType<typeof createLocalWorld>>;
