import { type Address, keccak256, parseEventLogs, toHex, zeroAddress } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { Attestation, PayoutFigures } from "#chain/attestations.ts";
import { buy } from "#chain/calls/buy.ts";
import { cancelBatch } from "#chain/calls/cancel-batch.ts";
import { collectProceeds } from "#chain/calls/collect-proceeds.ts";
import { createBatch, type Disclosure, type Terms } from "#chain/calls/create-batch.ts";
import { declareDefault } from "#chain/calls/declare-default.ts";
import { disputeBond } from "#chain/calls/dispute-bond.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { refundSlices } from "#chain/calls/refund-slices.ts";
import { releaseBond } from "#chain/calls/release-bond.ts";
import { releaseUpfront } from "#chain/calls/release-upfront.ts";
import { resolveDispute } from "#chain/calls/resolve-dispute.ts";
import { setRate } from "#chain/calls/set-rate.ts";
import { topUp } from "#chain/calls/top-up.ts";
import type { Deployment } from "#chain/deployment.ts";
import { minBond } from "#domain/terms.ts";
import type { Client, Send } from "./world.ts";

const DAY = 86_400;
const PLENTY = 1n << 120n;

type Money = { gross: bigint; hosting?: bigint; deliveredBps?: number; signers?: readonly Address[] };

type Parties = {
  operator: Address;
  site: number;
  signPayout: (signers: readonly Address[], batchId: bigint, figures: PayoutFigures) => Promise<Attestation[]>;
};

/** Verbs about batches, their sale, their payouts and their end. */
export function batchVerbs(
  deployment: Deployment,
  client: Client,
  { operator, site, signPayout }: Parties,
  send: Send,
) {
  const now = async () => Number((await client.getBlock()).timestamp);
  return {
    now,
    /** Creates a batch whose term starts in an hour and whose sale is open; returns its number. */
    async createBatch(terms: Partial<Terms> = {}, disclosure: Partial<Disclosure> = {}) {
      const start = terms.termStart ?? (await now()) + 3_600;
      const { usdc, wbtc } = deployment.tokens;
      const sizes = { unitHashrate: 1_000_000_000_000n, capacity: 1_000n, rate: 100_000n, upfront: 0n };
      const periods = terms.periods ?? 10;
      const bond = minBond({ ...sizes, ...terms, periods: BigInt(periods) });
      const options = { refundDeadline: 0, minUnits: 0n, royaltyBps: 0, attesterSet: 0, site, arbiter: zeroAddress };
      const call = createBatch(deployment, {
        terms: {
          ...{
            paymentToken: usdc,
            payoutToken: wbtc,
            ...sizes,
            ...options,
            saleStart: start - 3_600,
            termStart: start,
          },
          ...{ periods, saleEnd: start + (terms.periodSeconds ?? DAY) * periods },
          ...{ bond, periodSeconds: DAY, grace: 2 * DAY, maxHostingBps: 9_000, evidenceRequired: 0, ...terms },
        },
        disclosure: {
          ...{ name: "Batch", pool: "Pool", efficiencyMilliJoulesPerTh: 21_500, powerMicroUsdPerKwh: 55_000 },
          ...{ pueBps: 10_300, poolFeeBps: 200, serviceMicroUsdPerThDay: 4_500, ...disclosure },
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
    giveBack: (from: Address, ids: bigint[], to = from) => send(from, refundSlices(deployment, { ids, to })),
    /** Posts the payout of a period that has ended, signed by `signers`. */
    async post(batchId: bigint, period: number, { signers = [], ...money }: Money) {
      const evidenceHash = keccak256(toHex(`${batchId}:${period}`));
      const figures = { period, hosting: 0n, deliveredBps: 10_000, evidenceHash, ...money };
      const attestations = await signPayout(signers, batchId, figures);
      return send(operator, postPayout(deployment, { batchId, payout: { ...figures, attestations } }));
    },
    topUp: (from: Address, batchId: bigint, period: number, amount: bigint) =>
      send(from, topUp(deployment, { batchId, period, amount, evidenceHash: keccak256(toHex(`more:${period}`)) })),
    setRate: (batchId: bigint, rate: bigint) => send(operator, setRate(deployment, { batchId, rate })),
    cancel: (from: Address, batchId: bigint) => send(from, cancelBatch(deployment, { batchId })),
    releaseUpfront: (from: Address, batchId: bigint) => send(from, releaseUpfront(deployment, { batchId })),
    collect: (batchId: bigint, to = operator) => send(operator, collectProceeds(deployment, { batchId, to })),
    declareDefault: (from: Address, batchId: bigint) => send(from, declareDefault(deployment, { batchId })),
    dispute: (from: Address, batchId: bigint, id: bigint) =>
      send(from, disputeBond(deployment, { batchId, id, reasonHash: keccak256(toHex("why")) })),
    resolve: (from: Address, batchId: bigint, forfeitBps: number) =>
      send(from, resolveDispute(deployment, { batchId, forfeitBps, reasonHash: keccak256(toHex("because")) })),
    releaseBond: (from: Address, batchId: bigint) => send(from, releaseBond(deployment, { batchId })),
    /** Moves the clock on and mines a block. */
    async passDays(days: number) {
      await client.increaseTime({ seconds: Math.round(days * DAY) });
      await client.mine({ blocks: 1 });
    },
  };
}
