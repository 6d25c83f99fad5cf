import assert from "node:assert/strict";
import { type Address, maxUint256, zeroAddress } from "viem";
import { encodeDeliveries } from "#domain/deliveries.ts";
import { bondReleasableAt } from "#domain/dispute.ts";
import { costOf } from "#domain/escrow.ts";
import {
  BATCH_STATUSES,
  type ClockTerms,
  defaultableAt,
  finishedPeriods,
  firmAt,
  hasEnded,
  statusOf,
} from "#domain/terms.ts";
import { bondFreeAt, underReportedAt } from "#domain/under-reporting.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { compareBitcoin } from "./compare-bitcoin.ts";
import { compareHeld } from "./compare-held.ts";
import type { BatchView, Reduced } from "./reduced.ts";

type Contract = "slices" | "manager" | "fleet" | "attesters" | "held" | "proofs" | "relay";
export type Same = (
  what: string,
  contract: Contract,
  args: unknown[],
  view: string,
  expected: unknown,
) => Promise<void>;

/** Asks the contracts for every view and holds what was reduced from the logs against it. */
export function createComparer(world: LocalWorld, known: Reduced) {
  const { read } = world;
  let compared = 0;
  const same: Same = async (what, contract, args, view, expected) => {
    assert.deepEqual(await read(world[contract], view, args), expected, `${view} of ${what}`);
    compared++;
  };

  /** What follows from the logs and the clock. */
  async function compareClocks() {
    const now = await world.now();
    for (const [id, batch] of known.batches) {
      const what = `batch ${id} at ${now}`;
      const terms = clockOf(batch);
      const nextPeriod = BigInt(batch.nextPeriod);
      const status = statusOf(terms, { nextPeriod, sold: batch.account.sold, end: batch.end }, now);
      await same(what, "manager", [id], "status", BATCH_STATUSES.indexOf(status));
      await same(what, "manager", [id], "finishedPeriods", finishedPeriods(terms, now));
      const book = known.books.get(id);
      const accusedAt = book && underReportedAt(book, known.pause);
      const deadline = hasEnded(status) ? maxUint256 : defaultableAt(terms, nextPeriod, known.pause, accusedAt);
      await same(what, "manager", [id], "defaultableAt", deadline);
      const dispute = { until: BigInt(batch.dispute.until), atPeriod: BigInt(batch.dispute.atPeriod) };
      const hasArbiter = batch.terms.arbiter !== zeroAddress;
      const freeAt = book === undefined ? batch.postedAt : bondFreeAt(book, batch.postedAt);
      const isFree = status === "Completed" && freeAt !== undefined;
      const releasable = isFree ? bondReleasableAt(batch.postedAt, hasArbiter, dispute, freeAt) : maxUint256;
      await same(what, "manager", [id], "bondReleasableAt", releasable);
    }
  }

  async function compareBatches() {
    assert.equal(BigInt(known.batches.size), await read(world.manager, "batchCount"));
    for (const [id, batch] of known.batches) {
      const { account, dispute, terms } = batch;
      const what = `batch ${id}`;
      await same(what, "slices", [id], "batchAccount", account);
      await same(what, "manager", [id], "terms", { ...terms, bond: account.bond });
      await same(what, "manager", [id], "operatorOf", batch.operator);
      await same(what, "manager", [id], "feeBpsOf", batch.feeBps);
      await same(what, "manager", [id], "nextPeriod", batch.nextPeriod);
      await same(what, "manager", [id], "deliveries", encodeDeliveries(batch.periods));
      await same(what, "manager", [id], "isUpfrontHeld", batch.upfront === "held");
      await same(what, "manager", [id], "firmAt", firmAt(clockOf(batch)));
      await same(what, "manager", [id], "disputeOf", [dispute.until, dispute.atPeriod]);
      const cost = costOf({ ...terms, periods: BigInt(terms.periods) }, BigInt(batch.nextPeriod), 7n);
      await same(what, "manager", [id, 7n], "costOf", cost);
      const held = batch.isReserved ? [terms.site, terms.capacity * terms.unitHashrate] : [0, 0n];
      await same(what, "fleet", [id], "reservationOf", held);
    }
  }

  async function compareSlices(ids: readonly bigint[]) {
    assert.deepEqual([...known.slices.keys()].sort(), [...ids].sort(), "slices that live");
    for (const id of ids) {
      const { owner, units, paid, refundPaid, batchId } = known.slice(id);
      const what = `slice ${id}`;
      await same(what, "slices", [id], "slice", { units, paid, refundPaid });
      await same(what, "slices", [id], "ownerOf", owner);
      await same(what, "slices", [id], "claimable", known.claimable(id));
      await same(what, "slices", [id], "refundable", known.refundable(id));
      const { operator, account } = known.batch(batchId);
      const royalty = (1_000_000n * BigInt(account.royaltyBps)) / 10_000n;
      const receiver = account.royaltyBps === 0 ? zeroAddress : operator;
      await same(what, "slices", [id, 1_000_000n], "royaltyInfo", [receiver, royalty]);
    }
  }

  async function compareAccounts(people: readonly Address[]) {
    for (const token of [world.usdc.address, world.wbtc.address]) {
      await same(token, "slices", [token], "liabilities", known.liabilities.get(token) ?? 0n);
      for (const account of people) {
        const credit = known.credit.get(`${account} ${token}`) ?? 0n;
        await same(account, "slices", [account, token], "credit", credit);
      }
    }
    for (const account of people) {
      const address = known.settings.get(`payout address ${account}`) ?? zeroAddress;
      await same(account, "slices", [account], "payoutAddressOf", address);
      const allowed = known.settings.get(`keeper claims ${account}`) ?? true;
      await same(account, "slices", [account], "keeperClaimsAllowed", allowed);
      const admitted = known.settings.get(`operator ${account}`) ?? false;
      await same(account, "manager", [account], "isOperatorAdmitted", admitted);
      await same(account, "attesters", [account], "kindOf", known.kinds.get(account) ?? 0);
    }
  }

  async function compareSettings() {
    await same("the protocol", "manager", [], "protocolFee", known.settings.get("fee"));
    await same("the protocol", "manager", [], "pausedUntil", Number(known.pause.until));
    await same("the slices", "slices", [], "descriptor", known.descriptor);
    for (const token of [world.usdc.address, world.wbtc.address]) {
      const [payment, payout] = [known.settings.get(`payment ${token}`), known.settings.get(`payout ${token}`)];
      await same(token, "manager", [token], "isPaymentTokenAllowed", payment ?? false);
      await same(token, "manager", [token], "isPayoutTokenAllowed", payout ?? false);
    }
  }

  async function compareFleet() {
    await same("the fleet", "fleet", [], "siteCount", known.sites.size);
    for (const [number, site] of known.sites) await same(`site ${number}`, "fleet", [number], "site", site);
    for (const { site, model, unitHashrate, count } of known.machines.values()) {
      await same(`site ${site}`, "fleet", [site, model, unitHashrate], "machineCount", count);
    }
    await same("the registry", "attesters", [], "setCount", known.sets.size);
    for (const [number, { threshold, highestLevel, kinds }] of known.sets) {
      await same(`set ${number}`, "attesters", [number], "thresholdOf", threshold);
      await same(`set ${number}`, "attesters", [number], "highestLevelOf", highestLevel);
      for (const [attester, kind] of kinds) {
        await same(`set ${number}`, "attesters", [number, attester], "kindIn", kind);
      }
    }
  }

  return {
    compareClocks,
    /** @returns how many views were compared so far */
    async compareAll(ids: readonly bigint[], people: readonly Address[]) {
      await compareBatches();
      await compareClocks();
      await compareSlices(ids);
      await compareAccounts(people);
      await compareSettings();
      await compareFleet();
      await compareHeld(known, same);
      // Where proofs are posed there is no relay, and nothing of them is in any log.
      if (known.epochs.size > 0) await compareBitcoin(known, same, (hash) => read(world.relay, "anchor", [hash]));
      return compared;
    },
  };
}

function clockOf({ terms }: BatchView): ClockTerms {
  return {
    saleStart: BigInt(terms.saleStart),
    saleEnd: BigInt(terms.saleEnd),
    refundDeadline: BigInt(terms.refundDeadline),
    termStart: BigInt(terms.termStart),
    periodSeconds: BigInt(terms.periodSeconds),
    periods: BigInt(terms.periods),
    grace: BigInt(terms.grace),
    minUnits: terms.minUnits,
  };
}
