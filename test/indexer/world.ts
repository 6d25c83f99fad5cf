import { type Address, type BaseError, erc20Abi, keccak256, type Log, parseEventLogs, toHex } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { mockUsdcAbi } from "#chain/abi/mock-usdc.ts";
import { mockWbtcAbi } from "#chain/abi/mock-wbtc.ts";
import { buy } from "#chain/calls/buy.ts";
import type { Call } from "#chain/calls/call.ts";
import { claim } from "#chain/calls/claim.ts";
import { claimRefund } from "#chain/calls/claim-refund.ts";
import { createBatch, type Disclosure, type Terms } from "#chain/calls/create-batch.ts";
import { declareDefault } from "#chain/calls/declare-default.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { releaseBond } from "#chain/calls/release-bond.ts";
import { transferSlice } from "#chain/calls/transfer-slice.ts";
import { withdraw } from "#chain/calls/withdraw.ts";
import type { Deployment } from "#chain/deployment.ts";
import { minBond } from "#domain/terms.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { startTestChain, type TestChain } from "../chain-server.ts";

const DAY = 86_400;
const PLENTY = 1n << 120n;

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A chain with Lode on it, an admitted operator (account 1), and accounts 1–7 with tokens and approvals; and the verbs to live in it. */
export async function createWorld(chain?: TestChain) {
  const { client, accounts, rpcUrl, stop } = chain ?? (await startTestChain());
  const operator = at(accounts, 1);
  const holders = accounts.slice(2, 8);
  const deployment = await deploy({ rpcUrl, operators: [operator], path: null });

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
  return { ...verbs(deployment, client, operator, send), deployment, client, rpcUrl, stop, operator, holders, send };
}

type Client = TestChain["client"];
type Send = (from: Address, call: Call) => Promise<{ blockNumber: bigint; logs: Log[] }>;

function verbs(deployment: Deployment, client: Client, operator: Address, send: Send) {
  const now = async () => Number((await client.getBlock()).timestamp);
  return {
    now,
    /** Creates a batch whose term starts in an hour and whose sale is open; returns its number. */
    async createBatch(terms: Partial<Terms> = {}, disclosure: Partial<Disclosure> = {}) {
      const start = (await now()) + 3_600;
      const { usdc, wbtc } = deployment.tokens;
      const sizes = { unitHashrate: 1_000_000_000_000n, capacity: 1_000n, rate: 100_000n };
      const periods = terms.periods ?? 10;
      const bond = minBond({ ...sizes, ...terms, periods: BigInt(periods) });
      const call = createBatch(deployment, {
        terms: {
          ...{ paymentToken: usdc, payoutToken: wbtc, ...sizes, saleStart: start - 3_600, termStart: start, periods },
          saleEnd: start + (terms.periodSeconds ?? DAY) * periods,
          ...{ bond, periodSeconds: DAY, grace: 2 * DAY, maxHostingBps: 9_000, evidenceRequired: 0, ...terms },
        },
        disclosure: {
          ...{ name: "Batch", site: "Somewhere", pool: "Pool", efficiencyMilliJoulesPerTh: 21_500 },
          ...{ powerMicroUsdPerKwh: 55_000, pueBps: 10_300, poolFeeBps: 200, serviceMicroUsdPerThDay: 4_500 },
          ...disclosure,
        },
      });
      const { logs } = await send(operator, call);
      const [opened] = parseEventLogs({ abi: capacitySlicesAbi, eventName: "BatchOpened", logs });
      if (!opened) throw new Error("no batch was opened");
      return opened.args.batchId;
    },
    async buy(buyer: Address, batchId: bigint, units: bigint, to = buyer) {
      const { logs } = await send(buyer, buy(deployment, { batchId, units, maxCost: PLENTY, to }));
      const [minted] = parseEventLogs({ abi: capacitySlicesAbi, eventName: "SliceMinted", logs });
      if (!minted) throw new Error("no slice was minted");
      return minted.args.id;
    },
    /** Posts the payout of a period that has ended. */
    async post(batchId: bigint, period: number, money: { gross: bigint; hosting?: bigint; deliveredBps?: number }) {
      const evidenceHash = keccak256(toHex(`${batchId}:${period}`));
      const payout = { period, hosting: 0n, deliveredBps: 10_000, evidenceHash, ...money };
      return send(operator, postPayout(deployment, { batchId, payout }));
    },
    claim: (from: Address, ids: bigint[], to = from) => send(from, claim(deployment, { ids, to })),
    claimRefund: (from: Address, ids: bigint[], to = from) => send(from, claimRefund(deployment, { ids, to })),
    withdraw: (from: Address, token: Address, to = from) => send(from, withdraw(deployment, { token, to })),
    transfer: (from: Address, to: Address, id: bigint) => send(from, transferSlice(deployment, { from, to, id })),
    declareDefault: (from: Address, batchId: bigint) => send(from, declareDefault(deployment, { batchId })),
    releaseBond: (from: Address, batchId: bigint) => send(from, releaseBond(deployment, { batchId })),
    /** Moves the clock on and mines a block. */
    async passDays(days: number) {
      await client.increaseTime({ seconds: Math.round(days * DAY) });
      await client.mine({ blocks: 1 });
    },
  };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}
