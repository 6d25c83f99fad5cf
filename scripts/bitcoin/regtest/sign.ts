import { Transaction } from "@scure/btc-signer";
import type { Account } from "./account.ts";
import type { Coin } from "./coins.ts";

export type Payment = { script: Uint8Array; sats: bigint };
type Funded = { coin: Coin; owner: Account; before: Uint8Array };

/** The signed bytes that pay from those coins. `before` is the whole transaction a coin comes from: old scripts sign over it. */
export function signPayments(spent: readonly Funded[], payments: readonly Payment[]): Uint8Array {
  const transaction = new Transaction({ allowUnknownOutputs: true });
  for (const { coin, owner, before } of spent) {
    const { txid, vout, sats, script } = coin;
    const { redeemScript, tapInternalKey } = owner;
    transaction.addInput({
      txid,
      index: vout,
      ...(owner.kind === "p2pkh" ? { nonWitnessUtxo: before } : { witnessUtxo: { script, amount: sats } }),
      ...(redeemScript && { redeemScript }),
      ...(tapInternalKey && { tapInternalKey }),
    });
  }
  for (const { script, sats } of payments) transaction.addOutput({ script, amount: sats });
  for (const [number, { owner }] of spent.entries()) transaction.signIdx(owner.key, number);
  transaction.finalize();
  return transaction.extract();
}
