import type { ServedChain } from "./serve-chain.ts";

/** Where an indexer works for one run. */
export interface Ground {
  chain: ServedChain;
  /** A database that nothing is in yet. */
  databaseUrl: string;
  /** The indexer's own folder, outside of the project; what `install` left there is still there. */
  folder: string;
}

/** A program to start: in its own process group, its output read line by line. */
export interface Program {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

export type Common = "batch" | "slice" | "transfer" | "claim" | "payout";

/** An indexer under measurement. */
export interface Contender {
  name: string;
  /** Installs it into its folder, once. Throws with the reason where it does not run here. */
  install(folder: string): Promise<void>;
  /** Writes its configuration, and prepares its database where it does not do so itself. */
  program(ground: Ground): Promise<Program>;
  /** What it prints when it starts to read the chain: what comes before is start-up. */
  begins: RegExp;
  /** SQL: number of the newest block that holds a transfer or claim whose row is visible, as `block`. */
  newest: string;
  /** SQL before the head is measured, of an indexer whose tables have no index that answers `newest`: looking is not to slow down what is looked at. */
  beforeHead?: string;
  /** SQL: what every indexer must agree on, a text per row, as `row`. */
  rows: Record<Common, string>;
}
