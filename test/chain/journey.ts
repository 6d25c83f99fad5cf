import { type Abi, type Address, type ContractFunctionParameters, maxUint256 } from "viem";
import { approve } from "#chain/calls/approve.ts";
import { buy } from "#chain/calls/buy.ts";
import type { Call } from "#chain/calls/call.ts";
import { createBatch, type Disclosure, plainTerms, type Terms } from "#chain/calls/create-batch.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { deploy } from "#scripts/deploy.ts";
import { startTestChain } from "#test/chain-server.ts";
import { siteCalls } from "#test/site-calls.ts";

export const DAY = 86_400n;
export const RATE = 20_000n;

/** A deployed chain, and everything a test does on it by the calls that the app makes. */
export async function startJourney({ feeBps }: { feeBps?: number } = {}) {
  const chain = await startTestChain();
  const [admin, operator, investor, holder] = chain.accounts as [Address, Address, Address, Address];
  const fee = feeBps === undefined ? undefined : { bps: feeBps, recipient: admin };
  const deployment = await deploy({ rpcUrl: chain.rpcUrl, operators: [operator], fee, path: null });
  const { usdc, wbtc } = deployment.tokens;

  /** Simulates, sends, waits; throws what viem throws, as a page would see it. */
  async function send(account: Address, call: Call) {
    const { request } = await chain.client.simulateContract({ ...(call as ContractFunctionParameters<Abi>), account });
    return chain.client.waitForTransactionReceipt({ hash: await chain.client.writeContract(request) });
  }

  async function readNow() {
    return (await chain.client.getBlock()).timestamp;
  }

  async function goTo(seconds: bigint) {
    await chain.client.setNextBlockTimestamp({ timestamp: seconds });
    await chain.client.mine({ blocks: 1 });
  }

  async function makeTerms(changes: Partial<Terms> = {}): Promise<Terms> {
    const today = await readNow();
    return {
      ...plainTerms,
      paymentToken: usdc,
      payoutToken: wbtc,
      unitHashrate: 10n ** 12n,
      capacity: 1_000n,
      rate: RATE,
      saleStart: Number(today),
      saleEnd: Number(today + 2n * DAY),
      termStart: Number(today + DAY),
      periodSeconds: Number(DAY),
      periods: 3,
      grace: 7_200,
      maxHostingBps: 7_000,
      site: 1,
      bond: 3_000_000n,
      ...changes,
    };
  }

  async function openBatch(changes: Partial<Terms> = {}, batchId = 1n) {
    const terms = await makeTerms(changes);
    await send(operator, createBatch(deployment, { terms, disclosure }));
    return { batchId, terms };
  }

  async function buyFor(buyer: Address, batchId: bigint, units: bigint) {
    await send(buyer, buy(deployment, { batchId, units, maxCost: maxUint256, to: buyer }));
  }

  for (const call of siteCalls(deployment, 1)) await send(operator, call);
  for (const account of [operator, investor, holder]) {
    for (const token of [usdc, wbtc]) {
      await send(account, mintTestToken(deployment, { token, to: account, amount: 10n ** 12n }));
      await send(account, approve(deployment, { token, amount: 10n ** 12n }));
    }
  }
  return { ...chain, admin, operator, investor, holder, deployment, send, goTo, readNow, makeTerms, openBatch, buyFor };
}

export const disclosure: Disclosure = {
  name: "Delta One",
  pool: "Foundry",
  efficiencyMilliJoulesPerTh: 21_500,
  powerMicroUsdPerKwh: 55_000,
  pueBps: 10_300,
  poolFeeBps: 200,
  serviceMicroUsdPerThDay: 4_500,
};

export const payoutOf = (period: number, gross: bigint, deliveredBps = 10_000) => ({
  period,
  gross,
  hosting: gross / 2n,
  deliveredBps,
  evidenceHash: `0x${"0e".repeat(32)}` as const,
});
