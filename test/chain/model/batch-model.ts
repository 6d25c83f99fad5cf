import type { Address } from "viem";
import {
  accrue,
  type BatchAccount,
  collectProceeds,
  open,
  releaseUpfront,
  retire,
  sell,
  takeBack,
  topUp,
} from "#domain/batch-account.ts";
import { closeByCancellation, closeByDefault, forfeitBond, releaseBond } from "#domain/batch-end.ts";
import { DISPUTE_LENGTH, forfeitOf } from "#domain/dispute.ts";
import { costOf, escrowPerUnit, feesOf, type PeriodRelease, releaseOf, type UpfrontState } from "#domain/escrow.ts";
import {
  mergePositions,
  openPosition,
  type SlicePosition,
  settle,
  settleRefund,
  splitPosition,
} from "#domain/slice-position.ts";
import type { ClockTerms, Progress } from "#domain/terms.ts";
import type { Books } from "./books.ts";

export type ModelTerms = ClockTerms & {
  rate: bigint;
  upfront: bigint;
  capacity: bigint;
  bond: bigint;
  maxHostingBps: bigint;
  feeBps: bigint;
};
export type Parties = { operator: Address; feeRecipient: Address; paymentToken: Address; payoutToken: Address };
export type Payout = { gross: bigint; hosting: bigint; deliveredBps: number; evidence: number };

/** A batch in the domain's words: what each verb makes of it, and of what accounts are owed. Times are UTC seconds. */
export class BatchModel {
  readonly batchId: bigint;
  readonly terms: ModelTerms;
  readonly parties: Parties;
  readonly books: Books;
  account: BatchAccount;
  nextPeriod = 0n;
  upfront: UpfrontState;
  end: Progress["end"] = null;
  postedAt = 0n;
  dispute = { until: 0n, atPeriod: 0n };
  readonly periods: { evidence: number; deliveredBps: number }[] = [];
  readonly positions = new Map<bigint, SlicePosition>();
  readonly owners = new Map<bigint, Address>();
  #serial = 0n;

  constructor(batchId: bigint, terms: ModelTerms, parties: Parties, books: Books) {
    this.batchId = batchId;
    this.terms = terms;
    this.parties = parties;
    this.books = books;
    this.account = open(terms.capacity, terms.bond);
    this.upfront = terms.upfront === 0n ? "none" : "held";
    books.move(parties.paymentToken, terms.bond);
  }

  /** Of the newest slice. */
  get serial(): bigint {
    return this.#serial;
  }

  get progress(): Progress {
    return { nextPeriod: this.nextPeriod, sold: this.account.sold, end: this.end };
  }

  buy(units: bigint, owner: Address) {
    const cost = costOf(this.terms, this.nextPeriod, units);
    const released = this.upfront === "released" ? this.terms.upfront * units : 0n;
    this.account = sell(this.account, units, cost - released, released);
    this.books.move(this.parties.paymentToken, cost);
    this.#begin(openPosition(this.account, units), owner);
  }

  giveBack(id: bigint) {
    const { units } = this.#end(id);
    const price = escrowPerUnit(this.terms, this.nextPeriod, this.upfront);
    this.account = takeBack(this.account, units, price);
    this.books.move(this.parties.paymentToken, -units * price);
  }

  releaseUpfront() {
    this.account = releaseUpfront(this.account, this.terms.upfront);
    this.upfront = "released";
  }

  post({ gross, hosting, deliveredBps, evidence }: Payout, now: bigint) {
    const { operator, feeRecipient, payoutToken } = this.parties;
    const { fee } = feesOf(gross, hosting, this.terms.maxHostingBps, this.terms.feeBps);
    const { release, refund } = this.letOut(deliveredBps);
    const { account, holders } = accrue(this.account, gross - hosting - fee, release, refund);
    this.account = account;
    this.nextPeriod += 1n;
    this.postedAt = now;
    this.periods.push({ evidence, deliveredBps });
    this.books.move(payoutToken, gross);
    this.books.addCredit(operator, payoutToken, gross - fee - holders);
    this.books.addCredit(feeRecipient, payoutToken, fee);
  }

  /** Of the escrow, per unit, by a posting. */
  protected letOut(deliveredBps: number): PeriodRelease {
    return releaseOf(this.terms.rate, BigInt(deliveredBps));
  }

  topUp(amount: bigint) {
    this.account = topUp(this.account, amount);
    this.books.move(this.parties.payoutToken, amount);
  }

  collect() {
    this.books.move(this.parties.paymentToken, -this.account.proceeds);
    this.account = collectProceeds(this.account);
  }

  open(now: bigint) {
    this.dispute = { until: now + DISPUTE_LENGTH, atPeriod: this.nextPeriod };
  }

  resolve(forfeitBps: bigint) {
    this.dispute.until = 0n;
    const forfeited = forfeitOf(this.account.bond, forfeitBps);
    if (forfeited > 0n) this.account = forfeitBond(this.account, forfeited);
  }

  default() {
    this.end = "defaulted";
    if (this.upfront === "held") this.releaseUpfront();
    const { account, bond } = closeByDefault(this.account, escrowPerUnit(this.terms, this.nextPeriod, this.upfront));
    if (account.sold === 0n) this.books.addCredit(this.parties.operator, this.parties.paymentToken, bond);
    this.account = account;
  }

  cancel() {
    this.end = "called off";
    const perUnit = escrowPerUnit(this.terms, this.nextPeriod, this.upfront);
    const { account, bond } = closeByCancellation(this.account, perUnit);
    this.books.addCredit(this.parties.operator, this.parties.paymentToken, bond);
    this.account = account;
  }

  releaseBond() {
    this.books.addCredit(this.parties.operator, this.parties.paymentToken, this.account.bond);
    this.account = releaseBond(this.account);
  }

  claim(id: bigint) {
    this.books.move(this.parties.payoutToken, -this.#take(id, settle));
  }

  claimRefund(id: bigint) {
    this.books.move(this.parties.paymentToken, -this.#take(id, settleRefund));
  }

  /** Whatever a slice earned becomes its owner's credit. */
  settle(id: bigint) {
    const owner = this.ownerOf(id);
    this.books.addCredit(owner, this.parties.payoutToken, this.#take(id, settle));
    this.books.addCredit(owner, this.parties.paymentToken, this.#take(id, settleRefund));
  }

  transfer(id: bigint, to: Address) {
    this.settle(id);
    this.owners.set(id, to);
  }

  split(id: bigint, parts: readonly bigint[]) {
    const owner = this.ownerOf(id);
    for (const part of splitPosition(this.#end(id), parts)) this.#begin(part, owner);
  }

  merge(ids: readonly bigint[], owner: Address) {
    const ended = ids.map((id) => this.#end(id));
    this.#begin(mergePositions(this.account, ended), owner);
  }

  retire(id: bigint) {
    const { units } = this.#end(id);
    this.account = retire(this.account, units);
  }

  ownerOf(id: bigint): Address {
    return this.owners.get(id) ?? "0x";
  }

  positionOf(id: bigint): SlicePosition {
    const position = this.positions.get(id);
    if (!position) throw new RangeError(`no slice ${id}`);
    return position;
  }

  #take(id: bigint, settling: typeof settle): bigint {
    const { account, position, amount } = settling(this.account, this.positionOf(id));
    this.account = account;
    this.positions.set(id, position);
    return amount;
  }

  #begin(position: SlicePosition, owner: Address) {
    this.#serial += 1n;
    const id = this.batchId * 1_000_000_000n + this.#serial;
    this.positions.set(id, position);
    this.owners.set(id, owner);
  }

  /** Settles and forgets a slice, and says where it stood. */
  #end(id: bigint): SlicePosition {
    this.settle(id);
    const position = this.positionOf(id);
    this.positions.delete(id);
    this.owners.delete(id);
    return position;
  }
}
