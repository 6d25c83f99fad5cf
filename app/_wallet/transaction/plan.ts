import type { Call } from "#chain/calls/call.ts";

type Address = `0x${string}`;

/** An ERC-2612 signature over exactly the spent amount. */
export type SignedPermit = { deadline: bigint; signature: `0x${string}` };

/** Money a call takes from the account; CapacitySlices is allowed exactly `amount` before. */
export type Spending = {
  token: Address;
  symbol: string;
  decimals: number;
  amount: bigint;
  /** The same call carrying a permit, where the contract has one. */
  withPermit?: (permit: SignedPermit) => Call;
};

/** One thing an account can sign: what the dialog shows, and what is sent. */
export type Plan = {
  /** "Buy a slice of Delta 1" */
  title: string;
  /** The verb of its button, in small letters: "buy". */
  verb: string;
  /** What signing does, from chain/calls. */
  sentence: string;
  lines: { label: string; value: string }[];
  call: Call;
  spending?: Spending;
  /** Said when it is confirmed and indexed. */
  done: { sentence: string; link?: { href: string; label: string } };
};

/** What is remembered of a sent transaction, so that a reload, or another tab, can go on watching it. JSON as it is. */
export type SentTransaction = {
  step: "allowance" | "call";
  title: string;
  sentence: string;
  done: Plan["done"];
  account: Address;
  chainId: number;
  hash: `0x${string}`;
  nonce: number;
  to: Address;
  input: `0x${string}`;
  /** Height of the chain when it was sent, where a search for its substitute may stop. */
  sentAtBlock: string;
};
