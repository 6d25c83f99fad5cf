import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zeroHash } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { attestCapacity } from "#chain/calls/attest-capacity.ts";
import { buy } from "#chain/calls/buy.ts";
import { createAttesterSet } from "#chain/calls/create-attester-set.ts";
import { createBatch, plainTerms, type Terms } from "#chain/calls/create-batch.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { signCapacity } from "#chain/calls/sign-capacity.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startTestChain } from "#test/chain-server.ts";
import { siteCalls } from "#test/site-calls.ts";

const start = Date.UTC(2024, 2, 21) / 1000;
const daySeconds = 86_400;

/**
 * A chain with Lode, an operator (account 1) with money and a site an auditor vouches for, a holder (account 4), a pool (account 5)
 * and an auditor (account 6): attester set 1 is the pool, set 2 both of them.
 */
export async function startPayoutWorld() {
  const chain = await startTestChain({ startsAt: new Date("2024-03-20T00:00:00Z") });
  const folder = mkdtempSync(join(tmpdir(), "lode-post-payout-"));
  const deploymentFile = join(folder, "deployment.json");
  const { rpcUrl } = chain;
  const [, operatorAddress = "0x", , , , poolAddress = "0x", auditorAddress = "0x"] = chain.accounts;
  const attesters = [
    { attester: poolAddress, kind: "pool" },
    { attester: auditorAddress, kind: "auditor" },
  ] as const;
  const deployment = await deploy({ rpcUrl, path: deploymentFile, operators: [operatorAddress], attesters });
  const operator = await openSigner({ rpcUrl, from: 1 });
  const holder = await openSigner({ rpcUrl, from: 4 });
  const pool = await openSigner({ rpcUrl, from: 5 });
  const auditor = await openSigner({ rpcUrl, from: 6 });
  const { usdc, wbtc } = deployment.tokens;
  await sendCall(operator, mintTestToken(deployment, { token: usdc, to: operatorAddress, amount: 10n ** 12n }));
  await sendCall(operator, mintTestToken(deployment, { token: wbtc, to: operatorAddress, amount: 10n ** 9n }));
  for (const call of siteCalls(deployment, 1)) await sendCall(operator, call);
  await sendCall(operator, createAttesterSet(deployment, { attesters: [poolAddress], threshold: 1 }));
  await sendCall(operator, createAttesterSet(deployment, { attesters: [poolAddress, auditorAddress], threshold: 2 }));
  await vouchForSite();

  /** Pool and auditor sign the site's capacity, so that batches may require any evidence. */
  async function vouchForSite(): Promise<void> {
    const { machinesHash, capacity } = await chain.client.readContract({
      address: deployment.fleetRegistry,
      abi: fleetRegistryAbi,
      functionName: "site",
      args: [1],
    });
    const figures = { site: 1, capacity, machinesHash, documentHash: zeroHash };
    const attestations = await Promise.all(
      [pool, auditor].map(async ({ account, signTypedData }) => ({
        signer: account.address,
        signature: await signTypedData({ account, ...signCapacity(deployment, figures) }),
      })),
    );
    await sendCall(operator, attestCapacity(deployment, { ...figures, set: 2, attestations }));
  }

  /** Ten days from 2024-03-21, 80,000 TH/s, hosting at known costs; `sold` units belong to the holder. */
  async function openBatch(changes: Partial<Terms> = {}, sold = 20_000n): Promise<bigint> {
    const terms: Terms = {
      ...plainTerms,
      paymentToken: usdc,
      payoutToken: wbtc,
      unitHashrate: 10n ** 12n,
      capacity: 80_000n,
      rate: 40_000n,
      saleStart: start - daySeconds,
      saleEnd: start + daySeconds,
      termStart: start,
      periodSeconds: daySeconds,
      periods: 10,
      grace: 14 * daySeconds,
      maxHostingBps: 6_000,
      site: 1,
      bond: 2_000_000_000n,
      ...changes,
    };
    const disclosure = {
      name: "Ten days",
      pool: "Foundry USA Pool",
      efficiencyMilliJoulesPerTh: 25_000,
      powerMicroUsdPerKwh: 42_000,
      pueBps: 10_300,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_000,
    };
    await approveExactly(operator, deployment, usdc, terms.bond);
    await sendCall(operator, createBatch(deployment, { terms, disclosure }));
    const batchId = await chain.client.readContract({
      address: deployment.batchManager,
      abi: batchManagerAbi,
      functionName: "batchCount",
    });
    if (sold > 0n) await buyUnits(batchId, sold);
    return batchId;
  }

  async function buyUnits(batchId: bigint, units: bigint): Promise<void> {
    const to = holder.account.address;
    const cost = await chain.client.readContract({
      address: deployment.batchManager,
      abi: batchManagerAbi,
      functionName: "costOf",
      args: [batchId, units],
    });
    await sendCall(holder, mintTestToken(deployment, { token: usdc, to, amount: cost }));
    await approveExactly(holder, deployment, usdc, cost);
    await sendCall(holder, buy(deployment, { batchId, units, maxCost: cost, to }));
  }

  async function advanceTo(date: string): Promise<void> {
    await chain.client.setNextBlockTimestamp({ timestamp: BigInt(Date.parse(`${date}T00:00:00Z`) / 1000) });
    await chain.client.mine({ blocks: 1 });
  }

  return {
    chain,
    deployment,
    operator,
    holder,
    pool,
    auditor,
    openBatch,
    advanceTo,
    env: { LODE_DEPLOYMENT: deploymentFile, RPC_URL: chain.rpcUrl, NODE_ENV: "test" },
    /** Writes a file beside the deployment, and gives its path. */
    writeFile(name: string, text: string): string {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async stop() {
      await chain.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
