import type { Address } from "viem";

/** What is owed to accounts outside of any slice, and all that is owed, by token. */
export class Books {
  readonly credit = new Map<string, bigint>();
  readonly liabilities = new Map<Address, bigint>();

  creditOf(account: Address, token: Address): bigint {
    return this.credit.get(`${account} ${token}`) ?? 0n;
  }

  owedIn(token: Address): bigint {
    return this.liabilities.get(token) ?? 0n;
  }

  addCredit(account: Address, token: Address, amount: bigint) {
    this.credit.set(`${account} ${token}`, this.creditOf(account, token) + amount);
  }

  /** Tokens that came in, or left where `amount` is below zero. */
  move(token: Address, amount: bigint) {
    this.liabilities.set(token, this.owedIn(token) + amount);
  }

  withdraw(account: Address, token: Address) {
    this.move(token, -this.creditOf(account, token));
    this.credit.delete(`${account} ${token}`);
  }
}
