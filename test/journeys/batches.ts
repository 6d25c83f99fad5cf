import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { approve } from "#chain/calls/approve.ts";
import { createBatch, plainTerms, type Terms } from "#chain/calls/create-batch.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import type { Lode } from "./lode.ts";
import { registerSiteOf } from "./sites.ts";

const day = 86_400;

/** Creates a batch of 1,000 TH/s for 20 days from the chain's next day, on sale at once, at a site of its own. `start` in milliseconds. */
export async function createBatchOf(
  lode: Lode,
  operator: Address,
  changes: (termStart: number) => Partial<Terms> = () => ({}),
): Promise<{ batchId: bigint; start: number }> {
  const { deployment, client } = lode;
  const { usdc, wbtc } = deployment.tokens;
  const { timestamp } = await client.getBlock();
  const termStart = (Math.floor(Number(timestamp) / day) + 1) * day;
  const bond = 50_000_000n;
  await lode.act(operator, mintTestToken(deployment, { token: usdc, to: operator, amount: bond }));
  await lode.act(operator, approve(deployment, { token: usdc, amount: bond }));
  const terms: Terms = {
    ...plainTerms,
    ...{ paymentToken: usdc, payoutToken: wbtc, unitHashrate: 10n ** 12n, capacity: 1_000n, rate: 50_000n, bond },
    ...{ saleStart: termStart - day, saleEnd: termStart + 20 * day, termStart, periodSeconds: day, periods: 20 },
    ...{ grace: 5 * day, maxHostingBps: 6_000, site: await registerSiteOf(lode, operator) },
    ...changes(termStart),
  };
  const disclosure = {
    ...{ name: `Test batch ${Date.now()}`, pool: "Foundry USA Pool", poolFeeBps: 180 },
    ...{
      efficiencyMilliJoulesPerTh: 20_000,
      powerMicroUsdPerKwh: 50_000,
      pueBps: 10_300,
      serviceMicroUsdPerThDay: 3_000,
    },
  };
  await lode.act(operator, createBatch(deployment, { terms, disclosure }));
  await lode.shown();
  const batchId = await lode.read<bigint>({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "batchCount",
    args: [],
  });
  return { batchId, start: termStart * 1000 };
}

/** Foundry's earnings, one entry per UTC day from `start` (milliseconds): BTC and GH/s. */
export function foundryRecord(start: number, amounts: string[], hashrates: number[]): string {
  const at = (index: number) => new Date(start + index * day * 1000).toISOString().replace("Z", "+00:00");
  const entries = amounts.map(
    (amount, index) =>
      `{"startTime": "${at(index)}", "endTime": "${at(index + 1)}", "totalAmount": ${amount}, "hashrate": ${hashrates[index]}}`,
  );
  return `[\n${entries.join(",\n")}\n]\n`;
}
