import { type Address, type Hex, zeroAddress } from "viem";
import { pendingDown } from "#domain/accounting.ts";
import type { HeldBook } from "#domain/held-escrow.ts";
import type { Terms } from "#scripts/bench/local-world.ts";

export interface BatchView {
  operator: Address;
  feeBps: number;
  terms: Terms;
  nextPeriod: number;
  end: "defaulted" | "called off" | null;
  postedAt: bigint;
  dispute: { until: number; atPeriod: number };
  upfront: "none" | "held" | "released";
  periods: { evidence: number; deliveredBps: number }[];
  isReserved: boolean;
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
    proceeds: bigint;
    bond: bigint;
    royaltyBps: number;
  };
}

export interface SliceView {
  batchId: bigint;
  owner: Address;
  units: bigint;
  paid: bigint;
  refundPaid: bigint;
}

/** As `IFleetRegistry.Site`. */
export interface SiteView {
  operator: Address;
  evidence: number;
  country: `0x${string}`;
  nameplate: bigint;
  capacity: bigint;
  reserved: bigint;
  energyMixHash: `0x${string}`;
  machinesHash: `0x${string}`;
  name: string;
}

export interface SetView {
  threshold: number;
  highestLevel: number;
  kinds: Map<Address, number>;
}

export interface EpochView {
  nBits: number;
  start: number;
}

/** As `IBitcoinRelay.Anchor`, but for the times of its last blocks, which are in no event. `before`: null for the pinned block. */
export interface AnchorView {
  before: Hex | null;
  work: bigint;
  height: bigint;
  epoch: EpochView;
}

/** As `IPayoutProofs.Script`. */
export interface ScriptView {
  batchId: bigint;
  from: number;
  provenSats: bigint;
}

/** Everything the chain can say about the protocol, as it stands after some of its logs. */
export class Reduced {
  batches = new Map<bigint, BatchView>();
  slices = new Map<bigint, SliceView>();
  ended = new Set<bigint>();
  credit = new Map<string, bigint>();
  liabilities = new Map<Address, bigint>();
  settings = new Map<string, unknown>();
  pause = { from: 0n, until: 0n };
  descriptor: Address = zeroAddress;
  sites = new Map<number, SiteView>();
  /** By site, model and hashrate. */
  machines = new Map<string, { site: number; model: string; unitHashrate: bigint; count: number }>();
  sets = new Map<number, SetView>();
  kinds = new Map<Address, number>();
  bitcoinTokens = new Map<Address, bigint>();
  books = new Map<bigint, HeldBook>();
  epochs = new Map<bigint, EpochView>();
  anchors = new Map<Hex, AnchorView>();
  tip: Hex | null = null;
  scripts = new Map<Hex, ScriptView>();
  /** By batch and period. */
  periodSats = new Map<string, bigint>();
  outpoints: { txid: Hex; vout: bigint }[] = [];

  batch = (batchId: bigint) => found(this.batches.get(batchId), `batch ${batchId}`);
  slice = (id: bigint) => found(this.slices.get(id), `slice ${id}`);
  site = (number: number) => found(this.sites.get(number), `site ${number}`);
  set = (number: number) => found(this.sets.get(number), `set ${number}`);
  book = (batchId: bigint) => found(this.books.get(batchId), `proofs that batch ${batchId} requires`);
  epoch = (number: bigint) => found(this.epochs.get(number), `epoch ${number}`);
  anchor = (hash: Hex) => found(this.anchors.get(hash), `anchor ${hash}`);
  script = (hash: Hex) => found(this.scripts.get(hash), `script ${hash}`);

  accountOf(id: bigint) {
    return this.batch(this.slice(id).batchId).account;
  }

  owe(token: Address, amount: bigint) {
    this.liabilities.set(token, (this.liabilities.get(token) ?? 0n) + amount);
  }

  claimable(id: bigint) {
    const { units, paid } = this.slice(id);
    return pendingDown(units, this.accountOf(id).acc, paid);
  }

  refundable(id: bigint) {
    const { units, refundPaid } = this.slice(id);
    return pendingDown(units, this.accountOf(id).refundAcc, refundPaid);
  }
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`no log of ${what}`);
  return value;
}
