import { type Address, type Log, parseEventLogs } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { pendingDown } from "#domain/accounting.ts";

export interface BatchView {
  operator: Address;
  feeBps: number;
  terms: unknown;
  nextPeriod: number;
  defaulted: boolean;
  account: {
    paymentToken: Address;
    payoutToken: Address;
    capacity: bigint;
    sold: bigint;
    serial: number;
    acc: bigint;
    refundAcc: bigint;
    holdersReserve: bigint;
    refundReserve: bigint;
    escrow: bigint;
    bond: bigint;
  };
}

export interface SliceView {
  batchId: bigint;
  owner: Address;
  units: bigint;
  paid: bigint;
  refundPaid: bigint;
}

/** Everything the chain can say about the protocol, rebuilt from its logs and nothing else. */
export class LogReducer {
  batches = new Map<bigint, BatchView>();
  slices = new Map<bigint, SliceView>();
  credit = new Map<string, bigint>();
  liabilities = new Map<Address, bigint>();
  settings = new Map<string, unknown>();

  apply(logs: Log[]) {
    for (const log of parseEventLogs({ abi: [...batchManagerAbi, ...capacitySlicesAbi], logs, strict: true })) {
      this.#reduce(log);
    }
  }

  claimable(id: bigint) {
    const slice = this.slice(id);
    return pendingDown(slice.units, this.batch(slice.batchId).account.acc, slice.paid);
  }

  refundable(id: bigint) {
    const slice = this.slice(id);
    return pendingDown(slice.units, this.batch(slice.batchId).account.refundAcc, slice.refundPaid);
  }

  batch(batchId: bigint): BatchView {
    const found = this.batches.get(batchId);
    if (!found) throw new Error(`no log of batch ${batchId}`);
    return found;
  }

  slice(id: bigint): SliceView {
    const found = this.slices.get(id);
    if (!found) throw new Error(`no log of slice ${id}`);
    return found;
  }

  #owe(token: Address, amount: bigint) {
    this.liabilities.set(token, (this.liabilities.get(token) ?? 0n) + amount);
  }

  #accountOf(id: bigint) {
    return this.batch(this.slice(id).batchId).account;
  }

  #reduce(log: ReturnType<typeof parse>[number]) {
    switch (log.eventName) {
      case "BatchCreated": {
        const { operator, feeBps, terms, batchId } = log.args;
        const { paymentToken, payoutToken, capacity } = terms;
        const empty = {
          sold: 0n,
          serial: 0,
          acc: 0n,
          refundAcc: 0n,
          holdersReserve: 0n,
          refundReserve: 0n,
          escrow: 0n,
        };
        const account = { paymentToken, payoutToken, capacity, bond: 0n, ...empty };
        this.batches.set(batchId, { operator, feeBps, terms, nextPeriod: 0, defaulted: false, account });
        return;
      }
      case "BatchOpened":
        this.batch(log.args.batchId).account.bond = log.args.bond;
        return this.#owe(log.args.paymentToken, log.args.bond);
      case "SliceMinted": {
        const { id, batchId, owner, units, paid, refundPaid, cost, sold, escrow } = log.args;
        const { account } = this.batch(batchId);
        Object.assign(account, { sold, escrow, serial: Number(id % 1_000_000_000n) });
        this.slices.set(id, { batchId, owner, units, paid, refundPaid });
        return this.#owe(account.paymentToken, cost);
      }
      case "Transfer":
        this.slice(log.args.tokenId).owner = log.args.to;
        return;
      case "PayoutPosted":
        this.batch(log.args.batchId).nextPeriod = log.args.nextPeriod;
        return;
      case "PayoutAccrued": {
        const { account } = this.batch(log.args.batchId);
        const { acc, refundAcc, escrow, holders, refunded, gross } = log.args;
        Object.assign(account, { acc, refundAcc, escrow });
        account.holdersReserve += holders;
        account.refundReserve += refunded;
        return this.#owe(account.payoutToken, gross);
      }
      case "Credited":
        this.credit.set(`${log.args.account} ${log.args.token}`, log.args.credit);
        return;
      case "Settled": {
        const account = this.#accountOf(log.args.id);
        this.slice(log.args.id).paid = log.args.paid;
        account.holdersReserve -= log.args.amount;
        this.credit.set(`${log.args.owner} ${account.payoutToken}`, log.args.credit);
        return;
      }
      case "RefundSettled": {
        const account = this.#accountOf(log.args.id);
        this.slice(log.args.id).refundPaid = log.args.refundPaid;
        account.refundReserve -= log.args.amount;
        this.credit.set(`${log.args.owner} ${account.paymentToken}`, log.args.credit);
        return;
      }
      case "Claimed": {
        const account = this.#accountOf(log.args.id);
        this.slice(log.args.id).paid = log.args.paid;
        account.holdersReserve -= log.args.amount;
        return this.#owe(account.payoutToken, -log.args.amount);
      }
      case "RefundClaimed": {
        const account = this.#accountOf(log.args.id);
        this.slice(log.args.id).refundPaid = log.args.refundPaid;
        account.refundReserve -= log.args.amount;
        return this.#owe(account.paymentToken, -log.args.amount);
      }
      case "Withdrawn":
        this.credit.set(`${log.args.account} ${log.args.token}`, 0n);
        return this.#owe(log.args.token, -log.args.amount);
      case "DefaultDeclared":
        this.batch(log.args.batchId).defaulted = true;
        return;
      case "BatchDefaulted": {
        const { account } = this.batch(log.args.batchId);
        account.refundReserve += log.args.refunded + log.args.bond;
        return void Object.assign(account, { refundAcc: log.args.refundAcc, escrow: 0n, bond: 0n });
      }
      case "BondReleased":
        this.batch(log.args.batchId).account.bond = 0n;
        return;
      case "FeeSet":
        return void this.settings.set("fee", [log.args.feeBps, log.args.feeRecipient]);
      case "Paused":
        return void this.settings.set("pausedUntil", log.args.until);
      case "OperatorAdmitted":
        return void this.settings.set(`operator ${log.args.operator}`, log.args.admitted);
      case "PaymentTokenAllowed":
        return void this.settings.set(`payment ${log.args.token}`, log.args.allowed);
      case "PayoutTokenAllowed":
        return void this.settings.set(`payout ${log.args.token}`, log.args.allowed);
    }
  }
}

const parse = (logs: Log[]) => parseEventLogs({ abi: [...batchManagerAbi, ...capacitySlicesAbi], logs, strict: true });
