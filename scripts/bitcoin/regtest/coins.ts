import { maturity } from "./network.ts";
import { isCoinbase, outpointOf, type RegtestTransaction, spentBy } from "./transaction.ts";

export type Coin = {
  txid: string;
  vout: number;
  sats: bigint;
  script: Uint8Array;
  /** Of its block; for one that waits to be mined, of the block that may take it. */
  height: number;
  isFreshlyMined: boolean;
};

/** Outputs nobody spent yet. */
export class Coins {
  readonly #coins = new Map<string, Coin>();

  *[Symbol.iterator](): IterableIterator<Coin> {
    yield* this.#coins.values();
  }

  /** Spends and creates what the transaction says, in a block of that height. Returns what it leaves to the miner, in sats. Throws, and changes nothing, where it may not. */
  apply(transaction: RegtestTransaction, height: number): bigint {
    const fee = this.#check(transaction, height);
    if (!isCoinbase(transaction)) for (const outpoint of spentBy(transaction)) this.#coins.delete(outpoint);
    for (const [vout, { amount, script }] of transaction.parts.outputs.entries()) {
      const { txid } = transaction;
      const coin = { txid, vout, sats: amount, script, height, isFreshlyMined: isCoinbase(transaction) };
      if (script[0] !== 0x6a) this.#coins.set(outpointOf(txid, vout), coin); // 0x6a: nobody can ever spend it
    }
    return fee;
  }

  #check(transaction: RegtestTransaction, height: number): bigint {
    if (isCoinbase(transaction)) return 0n;
    const outpoints = spentBy(transaction);
    if (new Set(outpoints).size !== outpoints.length) throw new Error("bad-txns-inputs-duplicate");
    const spent = outpoints.map((outpoint) => {
      const coin = this.#coins.get(outpoint);
      if (coin === undefined) throw new Error(`bad-txns-inputs-missingorspent: ${outpoint}`);
      if (!isMature(coin, height)) throw new Error(`bad-txns-premature-spend-of-coinbase: ${outpoint}`);
      return coin.sats;
    });
    const fee = sum(spent) - sum(transaction.parts.outputs.map(({ amount }) => amount));
    if (fee < 0n) throw new Error("bad-txns-in-belowout");
    return fee;
  }
}

/** Whether a block of that height may spend the coin. */
export function isMature({ height: mined, isFreshlyMined }: Coin, height: number): boolean {
  return !isFreshlyMined || height - mined >= maturity;
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, sats) => total + sats, 0n);
