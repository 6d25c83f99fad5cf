import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { buy } from "#chain/calls/buy.ts";
import { createBatch, type Terms } from "#chain/calls/create-batch.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startTestChain } from "#test/chain-server.ts";

const start = Date.UTC(2024, 2, 21) / 1000;
const daySeconds = 86_400;

/** A chain with Lode, an operator (account 1) with money, and a holder (account 4). */
export async function startPayoutWorld() {
  const chain = await startTestChain({ startsAt: new Date("2024-03-20T00:00:00Z") });
  const folder = mkdtempSync(join(tmpdir(), "lode-post-payout-"));
  const deploymentFile = join(folder, "deployment.json");
  const [, operatorAddress = "0x"] = chain.accounts;
  const deployment = await deploy({ rpcUrl: chain.rpcUrl, path: deploymentFile, operators: [operatorAddress] });
  const operator = await openSigner({ rpcUrl: chain.rpcUrl, from: 1 });
  const holder = await openSigner({ rpcUrl: chain.rpcUrl, from: 4 });
  const { usdc, wbtc } = deployment.tokens;
  await sendCall(operator, mintTestToken(deployment, { token: usdc, to: operatorAddress, amount: 10n ** 12n }));
  await sendCall(operator, mintTestToken(deployment, { token: wbtc, to: operatorAddress, amount: 10n ** 9n }));

  /** Ten days from 2024-03-21, 80,000 TH/s, hosting at known costs; `sold` units belong to the holder. */
  async function openBatch(changes: Partial<Terms> = {}, sold = 20_000n): Promise<bigint> {
    const terms: Terms = {
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
      evidenceRequired: 0,
      bond: 2_000_000_000n,
      ...changes,
    };
    const disclosure = {
      name: "Ten days",
      site: "Here",
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
