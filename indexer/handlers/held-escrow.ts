import type { Changes } from "../changes.ts";
import type { ArgsOf, HeldEvent, SlicesEvent } from "../events.ts";
import type { Place } from "../place.ts";
import { toDate } from "./convert.ts";
import { factOnly, type Handlers, happened } from "./handlers.ts";

export const heldEscrowHandlers: Handlers<HeldEvent> = {
  AuthorityUpdated: factOnly,
  /** A top-up, which says the same with its amount. */
  PostedRaised: factOnly,

  BitcoinTokenSet(changes, { token, baseUnitsPerSat }, at) {
    const setting = "base units per satoshi";
    changes.add("settingChange", { setting, subject: token, value: baseUnitsPerSat, ...happened(at) });
  },

  /** Comes before the batch itself does. */
  ProofRequired(changes, { batchId, baseUnitsPerSat }, at) {
    changes.add("proofRequirement", { batchId, baseUnitsPerSat, ...happened(at) });
  },

  PeriodHeld(changes, { batchId, period, gross, heldPerUnit }, at) {
    changes.add("heldPeriod", { batchId, period: Number(period), gross, heldPerUnit, ...happened(at) });
  },

  PeriodJudged(changes, { batchId, period, isProven, releasePerUnit, refundPerUnit, covered }, at) {
    const number = Number(period);
    changes.accounts.change(batchId, at, { firstHeld: number + 1, covered });
    const judged = { period: number, isProven, releasePerUnit, refundPerUnit, covered };
    changes.halves.judgements.right(String(batchId), judged, (settled, judgement) =>
      changes.add("heldJudgement", { ...settled, ...judgement }),
    );
  },

  BatchAccused(changes, { batchId, accuser, proven, posted, until }, at) {
    const accusedUntil = toDate(until);
    changes.accounts.change(batchId, at, { accused: proven, accusedUntil });
    changes.add("accusation", { batchId, accuser, accused: proven, posted, until: accusedUntil, ...happened(at) });
  },
};

export function heldSettled(changes: Changes, settled: ArgsOf<SlicesEvent, "HeldSettled">, at: Place) {
  const { batchId, released, refunded, refundAcc, escrow, proceeds } = settled;
  const before = changes.accounts.get(batchId);
  const row = { batchId, released, refunded, refundAcc, refundAccBefore: before.refundAcc, ...happened(at) };
  const refundReserve = before.refundReserve + refunded;
  changes.accounts.change(batchId, at, { refundAcc, refundReserve, escrow, proceeds });
  changes.halves.judgements.left(String(batchId), row, (money, judgement) =>
    changes.add("heldJudgement", { ...money, ...judgement }),
  );
}
