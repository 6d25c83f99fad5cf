import { RawTx } from "@scure/btc-signer";
import { displayHash, doubleSha256 } from "#domain/bitcoin/hash.ts";

/** A transaction as it was sent. Hashes as people write them. */
export type RegtestTransaction = {
  txid: string;
  wtxid: string;
  raw: Uint8Array;
  withoutWitness: Uint8Array;
  parts: ReturnType<typeof RawTx.decode>;
};

/** Throws where the bytes are no transaction. */
export function readRaw(raw: Uint8Array): RegtestTransaction {
  const parts = RawTx.decode(raw);
  const withoutWitness = RawTx.encode({ ...parts, segwitFlag: false, witnesses: undefined });
  return {
    txid: displayHash(doubleSha256(withoutWitness)),
    wtxid: displayHash(doubleSha256(raw)),
    raw,
    withoutWitness,
    parts,
  };
}

/** An output, as inputs and our tables name it. */
export const outpointOf = (txid: string, vout: number): string => `${txid}:${vout}`;

/** The outputs a transaction spends, each as `outpointOf` writes it. */
export function spentBy({ parts }: RegtestTransaction): string[] {
  return parts.inputs.map(({ txid, index }) => outpointOf(Buffer.from(txid).toString("hex"), index));
}

/** Whether it spends nothing that was there before: the first of its block. */
export function isCoinbase({ parts: { inputs } }: RegtestTransaction): boolean {
  return inputs.length === 1 && inputs[0]?.index === 0xffffffff && inputs[0].txid.every((byte: number) => byte === 0);
}
