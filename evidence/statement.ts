/** One UTC day of mining as the pool's record states it. Money in sats, times in unix seconds. */
export type StatementDay = {
  /** First second of the day (00:00:00 UTC). */
  start: number;
  /** First second after the day. */
  end: number;
  /** Earned before the pool's fee; equal to `netSats` where the record does not state the fee. */
  grossSats: bigint;
  /** The pool's fee; undefined where the record does not state it. */
  feeSats: bigint | undefined;
  /** What the pool credited or paid: the gross of a payout. */
  netSats: bigint;
  /** Mean hashrate the pool accepted, in H/s; undefined where the record does not state it. */
  hashrate: bigint | undefined;
  /** Line of the record this was read from; undefined for a day on which a list of payments shows none. */
  line: number | undefined;
};

/** What a pool sent to the operator. Amounts in sats, `at` in unix seconds. */
export type PoolPayment = {
  txid: string;
  amountSats: bigint;
  feeSats: bigint;
  address: string | undefined;
  at: number;
  line: number;
};

/** A pool's record in our words: read whole or not at all. Days oldest first, none twice. */
export type Statement = {
  /** Who wrote the record, as shown to people. */
  pool: string;
  /** Sub-account, where the record names it. */
  account: string | undefined;
  /** `earnings`: each day is what was mined on it. `payments`: each day is what the pool sent on it, whenever it was mined. */
  basis: "earnings" | "payments";
  days: StatementDay[];
  payments: PoolPayment[];
  /** What a reader should know although it does not forbid the record. */
  warnings: string[];
};
