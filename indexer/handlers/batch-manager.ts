import type { Changes } from "../changes.ts";
import type { ManagerEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { factOnly, type Handlers, happened } from "./handlers.ts";

export const batchManagerHandlers: Handlers<ManagerEvent> = {
  AuthorityUpdated: factOnly,

  BatchCreated(changes, { batchId, operator, terms, feeBps, disclosure }, at) {
    changes.add("batch", {
      ...{ batchId, operator, feeBps },
      ...happened(at),
      paymentToken: terms.paymentToken,
      payoutToken: terms.payoutToken,
      unitHashrate: terms.unitHashrate,
      capacity: terms.capacity,
      rate: terms.rate,
      saleStart: toDate(terms.saleStart),
      saleEnd: toDate(terms.saleEnd),
      termStart: toDate(terms.termStart),
      periodSeconds: BigInt(terms.periodSeconds),
      periods: terms.periods,
      grace: BigInt(terms.grace),
      maxHostingBps: terms.maxHostingBps,
      evidenceRequired: terms.evidenceRequired,
      bond: terms.bond,
      name: toText(disclosure.name),
      site: toText(disclosure.site),
      pool: toText(disclosure.pool),
      efficiencyMilliJoulesPerTh: BigInt(disclosure.efficiencyMilliJoulesPerTh),
      powerMicroUsdPerKwh: BigInt(disclosure.powerMicroUsdPerKwh),
      pueBps: disclosure.pueBps,
      poolFeeBps: disclosure.poolFeeBps,
      serviceMicroUsdPerThDay: BigInt(disclosure.serviceMicroUsdPerThDay),
    });
  },

  SliceBought(changes, { id, buyer }, _at) {
    changes.purchases.right(String(id), { buyer }, (minted, bought) => changes.add("slice", { ...minted, ...bought }));
  },

  PayoutPosted(changes, { batchId, period, deliveredBps, evidenceHash }, at) {
    const { deliveredBpsSum } = changes.account(batchId);
    changes.changeAccount(batchId, at, { deliveredBpsSum: deliveredBpsSum + BigInt(deliveredBps) });
    changes.postings.right(`${batchId}:${period}`, { deliveredBps, evidenceHash }, (accrued, posted) =>
      changes.add("payout", { ...accrued, ...posted }),
    );
  },

  DefaultDeclared(changes, { batchId, period, declaredBy }, _at) {
    changes.defaults.right(String(batchId), { period, declaredBy }, (defaulted, declared) =>
      changes.add("batchDefault", { ...defaulted, ...declared }),
    );
  },

  OperatorAdmitted: (changes, { operator, admitted }, at) =>
    set(changes, "operator admitted", operator, BigInt(admitted), at),
  PaymentTokenAllowed: (changes, { token, allowed }, at) =>
    set(changes, "payment token allowed", token, BigInt(allowed), at),
  PayoutTokenAllowed: (changes, { token, allowed }, at) =>
    set(changes, "payout token allowed", token, BigInt(allowed), at),
  FeeSet: (changes, { feeBps, feeRecipient }, at) => set(changes, "fee bps", feeRecipient, BigInt(feeBps), at),
  Paused: (changes, { until, by }, at) => set(changes, "paused until", by, BigInt(until), at),
  Unpaused: (changes, { by }, at) => set(changes, "paused until", by, toSeconds(at.at), at),
};

function set(changes: Changes, setting: string, subject: string, value: bigint, at: Place) {
  changes.add("settingChange", { setting, subject, value, ...happened(at) });
}

function toDate(seconds: number): Date {
  return new Date(seconds * 1000);
}

function toSeconds(at: Date): bigint {
  return BigInt(at.getTime()) / 1000n;
}

/** Anybody may put any bytes into a string; PostgreSQL's text cannot hold a zero byte. */
function toText(text: string): string {
  return text.replaceAll("\0", "\u{FFFD}");
}
