import type { Changes } from "../changes.ts";
import type { ArgsOf, ManagerEvent, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import type { RowOf } from "../tables/conclusions.ts";
import { toAddressOrNull, toDate, toDateOrNull, toNumberOrNull, toText } from "./convert.ts";
import { happened } from "./handlers.ts";

export function batchCreated(changes: Changes, created: ArgsOf<ManagerEvent, "BatchCreated">, at: Place) {
  const { batchId, operator, terms, feeBps, disclosure } = created;
  const { paymentToken, payoutToken, unitHashrate, capacity, upfront, periods, minUnits, bond } = terms;
  const { maxHostingBps, royaltyBps, evidenceRequired } = terms;
  const row = {
    ...{ batchId, operator, feeBps, ...happened(at) },
    ...{ paymentToken, payoutToken, unitHashrate, capacity, upfront, periods, minUnits, bond },
    ...{ maxHostingBps, royaltyBps, evidenceRequired },
    saleStart: toDate(terms.saleStart),
    saleEnd: toDate(terms.saleEnd),
    refundDeadline: toDateOrNull(terms.refundDeadline),
    termStart: toDate(terms.termStart),
    periodSeconds: BigInt(terms.periodSeconds),
    grace: BigInt(terms.grace),
    attesterSet: toNumberOrNull(terms.attesterSet),
    site: BigInt(terms.site),
    arbiter: toAddressOrNull(terms.arbiter),
    name: toText(disclosure.name),
    pool: toText(disclosure.pool),
    efficiencyMilliJoulesPerTh: BigInt(disclosure.efficiencyMilliJoulesPerTh),
    powerMicroUsdPerKwh: BigInt(disclosure.powerMicroUsdPerKwh),
    pueBps: disclosure.pueBps,
    poolFeeBps: disclosure.poolFeeBps,
    serviceMicroUsdPerThDay: BigInt(disclosure.serviceMicroUsdPerThDay),
  };
  const { rate } = terms;
  changes.halves.batches.right(String(batchId), { row, rate }, begin(changes));
}

export function batchOpened(changes: Changes, { batchId, bond }: ArgsOf<SlicesEvent, "BatchOpened">, at: Place) {
  const { blockNumber } = at;
  changes.halves.batches.left(String(batchId), { blockNumber, bond }, begin(changes));
}

export type Opened = Pick<RowOf<"batchAccount">, "blockNumber" | "bond">;
export type Created = { row: RowOf<"batch">; rate: bigint };

function begin(changes: Changes) {
  return (opened: Opened, { row, rate }: Created) => {
    const zeros = { sold: 0n, serial: 0n, acc: 0n, refundAcc: 0n, holdersReserve: 0n, refundReserve: 0n };
    const money = { escrow: 0n, proceeds: 0n, collected: 0n, toppedUp: 0n };
    const posted = { nextPeriod: 0, postedAt: null, grossPosted: 0n, hostingPosted: 0n, feePosted: 0n };
    const dispute = { disputedUntil: null, disputedAt: 0 };
    const proven = { covered: 0n, firstHeld: 0, accused: 0n, accusedUntil: null, provenSats: 0n };
    const upfrontState = row.upfront === 0n ? "none" : "held";
    const { batchId } = row;
    changes.openBatch(row, {
      ...{ batchId, ...opened, rate, upfrontState, deliveredBpsSum: 0n },
      ...{ ...zeros, ...money, ...posted, ...dispute, ...proven },
    });
  };
}
