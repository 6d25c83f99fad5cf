import type { Hex } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { chooseCast, equip } from "./cast.ts";
import { type ChainSize, planChain } from "./chain-size.ts";
import { countLogs } from "./count-logs.ts";
import { livePeriods } from "./lived-periods.ts";
import { request } from "./rpc.ts";
import { createSender } from "./sender.ts";
import { sellBatches } from "./sold-batches.ts";

/** A chain that is built: what is on it. */
export interface BuiltChain {
  deployment: Deployment;
  batches: number;
  /** Payouts of each batch. */
  periods: number;
  slices: number;
  payouts: number;
  transfers: number;
  claims: number;
  /** Logs of Lode's contracts. */
  logs: number;
  /** The last one holds a transfer or a claim. */
  blocks: number;
}

/**
 * Deploys Lode on a fresh chain that mines when told to, and lets it live: everything sold, then payouts, transfers and claims
 * period after period. Throws where the chain does not hold afterwards what it should: some transaction reverted then.
 */
export async function buildChain(rpcUrl: string, size: ChainSize, report: (line: string) => void): Promise<BuiltChain> {
  const { batches, periods, payouts, owners } = planChain(size);
  const cast = chooseCast(owners);
  const deployment = await deploy({ rpcUrl, operators: [cast.operator], path: null });
  await request(rpcUrl, "evm_setAutomine", [false]);
  // Owners have no money for gas: it costs nothing from here on, since blocks stay far from full.
  await request(rpcUrl, "anvil_setNextBlockBaseFeePerGas", ["0x0"]);
  await request(rpcUrl, "anvil_setBlockTimestampInterval", [1]);
  const sender = createSender(rpcUrl);
  await equip(sender, deployment, cast);
  report(`Selling ${size.slices} slices of ${batches} batches.`);
  await sellBatches(sender, deployment, cast, { ...size, batches, periods });
  report(`Posting ${payouts} payouts, ${size.transfers} transfers and ${size.claims} claims between them.`);
  await livePeriods(sender, deployment, cast, { ...size, batches, periods });

  const counts = await countLogs(rpcUrl, deployment);
  const expected = { SliceBought: size.slices, PayoutPosted: payouts, Claimed: size.claims };
  for (const [event, count] of Object.entries({ ...expected, Transfer: size.slices + size.transfers })) {
    const found = counts.get(event) ?? 0;
    if (found !== count)
      throw new Error(`The chain holds ${found} ${event} events, not ${count}: transactions reverted.`);
  }
  const blocks = Number(await request<Hex>(rpcUrl, "eth_blockNumber"));
  const logs = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { deployment, batches, periods, ...size, payouts, logs, blocks };
}
