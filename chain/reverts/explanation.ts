import type { Address, ContractErrorArgs, ContractErrorName } from "viem";
import type { protocolErrorsAbi } from "#chain/abi/protocol-errors.ts";

/** What to tell somebody whose call failed. */
export interface Explanation {
  /** What happened, with the numbers. */
  what: string;
  /** What to do about it. */
  next: string;
  /** Whether it can succeed: "now" (at once, after the next step), "later" (when time has passed or somebody else has acted), "no". */
  retry: "now" | "later" | "no";
}

/** How amounts are written: in the tokens of a deployment where one is known, else in base units. */
export interface Amounts {
  payment(amount: bigint): string;
  payout(amount: bigint): string;
  of(token: Address, amount: bigint): string;
  /** Of the token that the call moves, which a token's own errors do not name. */
  moved(amount: bigint): string;
  nameOf(token: Address): string;
}

/** Every custom error of every contract of ours, OpenZeppelin's included. */
export type ErrorName = ContractErrorName<typeof protocolErrorsAbi>;

export type ErrorMessage<Name extends ErrorName> = (
  args: ContractErrorArgs<typeof protocolErrorsAbi, Name>,
  amounts: Amounts,
) => Explanation;

/** A message for each of the named errors: a new error of a contract does not compile until it has one. */
export type ErrorMessages<Name extends ErrorName = ErrorName> = { readonly [N in Name]: ErrorMessage<N> };

export const now = (what: string, next: string): Explanation => ({ what, next, retry: "now" });
export const later = (what: string, next: string): Explanation => ({ what, next, retry: "later" });
export const never = (what: string, next: string): Explanation => ({ what, next, retry: "no" });
