import type { RelayEpoch } from "#domain/held-escrow.ts";

export interface Happened {
  names: string[];
  sats: bigint;
}

/** A Bitcoin that pays batches in a random walk, and what the relay knows of it. */
export interface Bitcoin {
  /** So that what a batch of 1,000 units earns in a period is about `periodSats`. */
  unitHashrate: bigint;
  periodSats: number;
  /** A batch was created. */
  begin(batchId: bigint): Promise<void>;
  /** Some things happen there: `missing` sats are due to the batch. Returns what happened, and the sats that were proven for the batch. */
  step(batchId: bigint, missing: bigint): Promise<Happened>;
  /** The relay's epoch that a moment falls into, as far as it knows. */
  epochOf(time: bigint): Promise<number>;
  /** Undefined where the network does not retarget. */
  relayEpoch(number: number): Promise<RelayEpoch | undefined>;
}
