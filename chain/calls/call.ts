import type { Abi, Address } from "viem";

/** What every file of this folder builds: a contract call as viem and wagmi take it, without an account. */
export interface Call {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
}
