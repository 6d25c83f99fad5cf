import { type Account, accountOf, type Kind } from "./account.ts";
import { type Block, coinbaseOf, genesis, mineBlock } from "./block.ts";
import { type Coin, Coins, isMature } from "./coins.ts";
import { subsidyAt } from "./network.ts";
import { type Payment, signPayments } from "./sign.ts";
import { type RegtestTransaction, readRaw } from "./transaction.ts";

export type Found = { transaction: RegtestTransaction; block: Block | undefined; index: number };

const fee = 1_000n;

/**
 * A Bitcoin of our own in this process: real blocks with real work at regtest's target, real signed transactions. It checks who owns
 * what and how much, like a node; signatures it makes, but does not check. Hashes as people write them, times in UTC seconds.
 */
export class RegtestChain {
  #blocks: Block[] = [genesis];
  #stale: Block[] = [];
  #waiting: { transaction: RegtestTransaction; fee: bigint }[] = [];
  #coins = new Coins();
  #found = new Map<string, Found>();
  #accounts = new Map<string, Account>();
  #now = genesis.time;
  #branch = 0;
  readonly miner = this.addAccount("miner");

  constructor() {
    this.#rebuild([]);
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** Blocks that a heavier branch replaced. */
  get stale(): readonly Block[] {
    return this.#stale;
  }

  get tip(): Block {
    return this.#blocks.at(-1) ?? genesis;
  }

  get waiting(): readonly RegtestTransaction[] {
    return this.#waiting.map(({ transaction }) => transaction);
  }

  /** The clock of the miner; blocks are never earlier than the rules let them be. */
  setTime(seconds: number): void {
    this.#now = seconds;
  }

  /** Somebody whose money this chain can spend. */
  addAccount(name: string, kind: Kind = "p2wpkh"): Account {
    const account = accountOf(name, kind);
    this.#accounts.set(hex(account.script), account);
    return account;
  }

  /** Of the heaviest chain, or of a stale branch. */
  blockOf(hash: string): Block | undefined {
    return [...this.#blocks, ...this.#stale].find((block) => block.hash === hash);
  }

  isOnHeaviest({ height, hash }: Block): boolean {
    return this.#blocks[height]?.hash === hash;
  }

  /** A transaction of the heaviest chain, or one that waits. */
  find(txid: string): Found | undefined {
    return this.#found.get(txid);
  }

  /** Mines blocks with all that waits, each `every` seconds after the clock's time before it, and moves the clock. */
  mine(count = 1, { to = this.miner.script, every = 600 }: { to?: Uint8Array; every?: number } = {}): Block[] {
    return Array.from({ length: count }, () => {
      this.#now += every;
      return this.#mineOne(to);
    });
  }

  /** Pays from whatever our accounts have, change to the miner; the transaction waits to be mined. Returns its txid. */
  pay(payments: readonly Payment[], from: readonly Account[] = [...this.#accounts.values()]): string {
    const owners = new Map(from.map((account) => [hex(account.script), account]));
    const needed = payments.reduce((total, { sats }) => total + sats, fee);
    const spent: { coin: Coin; owner: Account; before: Uint8Array }[] = [];
    let sum = 0n;
    for (const coin of this.#coins) {
      if (sum >= needed) break;
      const owner = owners.get(hex(coin.script));
      const before = this.find(coin.txid)?.transaction.withoutWitness;
      if (owner === undefined || before === undefined || !isMature(coin, this.tip.height + 1)) continue;
      spent.push({ coin, owner, before });
      sum += coin.sats;
    }
    if (sum < needed) throw new Error(`Insufficient funds: ${sum} sats can be spent, ${needed} are needed.`);
    const change = sum > needed ? [{ script: this.miner.script, sats: sum - needed }] : [];
    return this.submit(signPayments(spent, [...payments, ...change]));
  }

  /** Takes a transaction somebody signed; it waits to be mined. Returns its txid. Throws where a node would refuse it. */
  submit(raw: Uint8Array): string {
    const transaction = readRaw(raw);
    if (this.#found.has(transaction.txid)) throw new Error("txn-already-known");
    this.#wait(transaction);
    return transaction.txid;
  }

  /** Replaces the last `depth` blocks by one more without their payments, which wait again. Returns the new ones. */
  reorganise(depth: number, { every = 600 } = {}): Block[] {
    const dropped = this.drop(depth);
    const { waiting } = this;
    this.#rebuild([]);
    const blocks = this.mine(dropped.length + 1, { every });
    this.#rebuild(waiting);
    return blocks;
  }

  /** Takes the last `depth` blocks off; their payments wait again. Returns them. */
  drop(depth: number): Block[] {
    if (depth < 1 || depth >= this.#blocks.length) throw new Error(`There are no ${depth} blocks to drop.`);
    const dropped = this.#blocks.splice(-depth);
    this.#stale.push(...dropped);
    this.#branch += 1;
    this.#rebuild([...dropped.flatMap(({ transactions }) => transactions.slice(1)), ...this.waiting]);
    return dropped;
  }

  #mineOne(to: Uint8Array): Block {
    const height = this.tip.height + 1;
    const { waiting } = this;
    const sats = this.#waiting.reduce((sum, { fee }) => sum + fee, subsidyAt(height));
    const coinbase = coinbaseOf({ height, branch: this.#branch }, { script: to, sats }, waiting);
    const time = Math.max(this.#now, this.medianTimeAt(this.tip.height) + 1);
    const transactions = [coinbase, ...waiting];
    const block = mineBlock({ height, previous: this.tip.hash, time, transactions });
    this.#blocks.push(block);
    this.#waiting = [];
    this.#coins.apply(coinbase, height);
    for (const [index, transaction] of transactions.entries()) {
      this.#found.set(transaction.txid, { transaction, block, index });
    }
    return block;
  }

  /** Of the eleven blocks up to that height: the next one must be later. */
  medianTimeAt(height: number): number {
    const times = this.#blocks.slice(Math.max(0, height - 10), height + 1).map(({ time }) => time);
    return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  }

  #wait(transaction: RegtestTransaction): void {
    const fee = this.#coins.apply(transaction, this.tip.height + 1);
    this.#waiting.push({ transaction, fee });
    this.#found.set(transaction.txid, { transaction, block: undefined, index: 0 });
  }

  /** Coins and places of transactions, as the heaviest chain has them. Of `waiting`, what cannot be mined any more is gone. */
  #rebuild(waiting: readonly RegtestTransaction[]): void {
    this.#coins = new Coins();
    this.#found.clear();
    for (const block of this.#blocks) {
      for (const [index, transaction] of block.transactions.entries()) {
        this.#coins.apply(transaction, block.height);
        this.#found.set(transaction.txid, { transaction, block, index });
      }
    }
    this.#waiting = [];
    for (const transaction of waiting) {
      try {
        this.#wait(transaction);
      } catch {
        // It spends what the dropped blocks created.
      }
    }
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
