import { type Address, type BaseError, erc20Abi, type Log } from "viem";
import { mockUsdcAbi } from "#chain/abi/mock-usdc.ts";
import { mockWbtcAbi } from "#chain/abi/mock-wbtc.ts";
import type { Call } from "#chain/calls/call.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { startTestChain, type TestChain } from "../chain-server.ts";
import { batchVerbs } from "./world-batches.ts";
import { fleetVerbs } from "./world-fleet.ts";
import { proofVerbs } from "./world-proofs.ts";
import { sliceVerbs } from "./world-slices.ts";

const PLENTY = 1n << 120n;

export type World = Awaited<ReturnType<typeof createWorld>>;
export type Client = TestChain["client"];
export type Send = (from: Address, call: Call) => Promise<{ blockNumber: bigint; logs: Log[] }>;

/**
 * A chain with Lode on it, an admitted operator (account 1) with a site, accounts 1–7 with tokens and approvals, an admitted pool
 * (8) and auditor (9), an arbiter (10); and the verbs to live in it.
 */
export async function createWorld(chain?: TestChain) {
  const { client, accounts, rpcUrl, stop } = chain ?? (await startTestChain());
  const [operator, pool, auditor, arbiter] = [1, 8, 9, 10].map((index) => at(accounts, index)) as [
    ...[Address, Address, Address, Address],
  ];
  const holders = accounts.slice(2, 8);
  const attesters = [
    { attester: pool, kind: "pool" },
    { attester: auditor, kind: "auditor" },
  ] as const;
  const deployment = await deploy({ rpcUrl, operators: [operator], attesters, path: null });

  const send = async (from: Address, call: Call) => {
    const hash = await client
      .writeContract({ ...call, account: from, chain: client.chain, gas: 5_000_000n } as never)
      .catch((error: BaseError) => {
        throw new Error(`${call.functionName}: ${error.shortMessage} ${error.metaMessages?.join(" ") ?? ""}`);
      });
    const receipt = await client.getTransactionReceipt({ hash });
    if (receipt.status !== "success") throw new Error(`${call.functionName} reverted`);
    return receipt;
  };
  for (const account of [operator, ...holders]) {
    const { usdc, wbtc } = deployment.tokens;
    for (const [address, abi] of [
      [usdc, mockUsdcAbi],
      [wbtc, mockWbtcAbi],
    ] as const) {
      await send(account, { address, abi, functionName: "mint", args: [account, PLENTY] });
      const args = [deployment.capacitySlices, PLENTY];
      await send(account, { address, abi: erc20Abi, functionName: "approve", args });
    }
  }
  const fleet = fleetVerbs(deployment, client, send);
  const site = await fleet.openSite(operator);
  return {
    ...{ deployment, client, rpcUrl, stop, operator, pool, auditor, arbiter, holders, site, send, ...fleet },
    ...batchVerbs(deployment, client, { operator, site, signPayout: fleet.signPayout }, send),
    ...proofVerbs(deployment, client, operator, send),
    ...sliceVerbs(deployment, send),
  };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}
