import { moveHeld } from "#domain/batch-account.ts";
import { awardBond } from "#domain/batch-end.ts";
import { bondReleasableAt } from "#domain/dispute.ts";
import { type PeriodRelease, releaseOf } from "#domain/escrow.ts";
import { type HeldBook, hold, judge, openBook, type Question, raisePosted } from "#domain/held-escrow.ts";
import { type BatchStatus, defaultableAt, hasEnded, type Pause, statusOf } from "#domain/terms.ts";
import { accuse, bondFreeAt, underReportedAt } from "#domain/under-reporting.ts";
import { BatchModel, type ModelTerms, type Parties, type Payout } from "./batch-model.ts";
import type { Books } from "./books.ts";

export type HeldTerms = ModelTerms & { unitHashrate: bigint };

/** A batch whose payouts must be proven: what a posting would release waits in its book. */
export class HeldBatchModel extends BatchModel {
  book: HeldBook;
  /** Satoshis, in all. */
  provenSats = 0n;

  constructor(batchId: bigint, terms: HeldTerms, parties: Parties, books: Books, baseUnitsPerSat: bigint) {
    super(batchId, terms, parties, books);
    const { termStart, periodSeconds } = terms;
    const hashesPerPeriod = terms.capacity * terms.unitHashrate * periodSeconds;
    this.book = openBook({ baseUnitsPerSat, hashesPerPeriod, termStart, periodSeconds });
  }

  get proven(): bigint {
    return this.provenSats * this.book.baseUnitsPerSat;
  }

  statusAt(now: bigint): BatchStatus {
    return statusOf(this.terms, this.progress, now);
  }

  /** Undefined once it has ended. */
  defaultableAt(now: bigint, pause: Pause): bigint | undefined {
    if (hasEnded(this.statusAt(now))) return undefined;
    return defaultableAt(this.terms, this.nextPeriod, pause, underReportedAt(this.book, pause));
  }

  /** Undefined before it has completed, and while proofs keep it. */
  bondReleasableAt(now: bigint, hasArbiter: boolean): bigint | undefined {
    const freeAt = bondFreeAt(this.book, this.postedAt);
    if (freeAt === undefined || this.statusAt(now) !== "Completed") return undefined;
    return bondReleasableAt(this.postedAt, hasArbiter, this.dispute, freeAt);
  }

  override post(payout: Payout, now: bigint) {
    const period = this.nextPeriod;
    super.post(payout, now);
    const { release } = releaseOf(this.terms.rate, BigInt(payout.deliveredBps));
    this.book = hold(this.book, period, { gross: payout.gross, heldPerUnit: release, postedAt: now });
  }

  protected override letOut(deliveredBps: number): PeriodRelease {
    return { ...super.letOut(deliveredBps), release: 0n };
  }

  override topUp(amount: bigint) {
    super.topUp(amount);
    this.book = raisePosted(this.book, amount);
  }

  /** One period for each epoch, all or none. Returns which of them were proven. */
  settleHeld(epochs: readonly Question["epoch"][], now: bigint): boolean[] {
    let [account, book] = [this.account, this.book];
    const judged = epochs.map((epoch) => {
      const judgement = judge(book, { proven: this.proven, now, rate: this.terms.rate, epoch });
      account = moveHeld(account, judgement.releasePerUnit, judgement.refundPerUnit);
      book = judgement.book;
      return judgement;
    });
    [this.account, this.book] = [account, book];
    for (const { period, isProven } of judged) {
      const posted = this.periods[Number(period)];
      if (posted !== undefined && isProven) posted.evidence = 3;
    }
    return judged.map(({ isProven }) => isProven);
  }

  accuse(now: bigint) {
    this.book = accuse(this.book, this.proven, now);
  }

  awardBond() {
    const { account, bond } = awardBond(this.account);
    if (account.sold === 0n) this.books.addCredit(this.parties.operator, this.parties.paymentToken, bond);
    this.account = account;
  }
}
