import { areEqual, BitcoinDataError, fromHex, type Hex, hashFromHex, toHex } from "#domain/bitcoin/bytes.ts";
import { checkAnchor, readCompactHeaders } from "#domain/bitcoin/compact-headers.ts";
import { displayHash, hashOfScript } from "#domain/bitcoin/hash.ts";
import { checkWork } from "#domain/bitcoin/header.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";
import { readTransaction } from "#domain/bitcoin/transaction.ts";
import { workDown } from "#domain/nbits.ts";

export type BitcoinNetwork = "mainnet" | "testnet" | "signet" | "regtest";

/** What shows that a Bitcoin output was paid in a block of the relay's chain. All hashes in hashing order; as `PayoutProofs.prove` takes it. */
export type PaymentProof = {
  network: BitcoinNetwork;
  /** Block of the relay that the headers end at. */
  anchor: Hex;
  /** From the payment's block to the anchor: the first whole, each later one without its previous hash. */
  headers: Hex;
  /** Siblings of the transaction in the block's tree, from below. */
  branch: readonly Hex[];
  /** Of the transaction in its block. */
  index: number;
  /** Without witnesses. */
  transaction: Hex;
  /** Number of the output. */
  vout: number;
};

/** What a proof says. Hashes in hashing order, amounts in sats, time in UTC seconds. */
export type ProvenPayment = {
  txid: Hex;
  vout: number;
  sats: bigint;
  script: Hex;
  /** keccak256 of the script: what the contracts know it by. */
  scriptHash: Hex;
  blockHash: Hex;
  anchorHash: Hex;
  headerCount: number;
  blockTime: number;
  /** An output of a block's own first transaction. */
  isFreshlyMined: boolean;
  /** How many hashes it takes to mine headers like these again, rounded down. */
  work: bigint;
};

/**
 * Holds a proof against every rule that needs no chain: what it shows fits together, and each header has the work it claims. That the
 * anchor is on Bitcoin's heaviest chain, and under enough blocks, is the relay's to say. Throws BitcoinDataError.
 */
export function verifyPaymentProof(proof: PaymentProof): ProvenPayment {
  const transaction = readTransaction(fromHex(proof.transaction, "The transaction"));
  const { vout, index } = proof;
  const output = transaction.outputs[vout];
  if (output === undefined) {
    throw new BitcoinDataError(`The transaction has ${transaction.outputs.length} outputs, none of number ${vout}.`);
  }
  if (transaction.isCoinbase !== (index === 0)) {
    throw new BitcoinDataError("A block's first transaction is its coinbase, and no other one is; here it is not so.");
  }
  if (output.sats === 0n) throw new BitcoinDataError(`Output ${vout} pays nothing.`);
  const headers = readCompactHeaders(fromHex(proof.headers, "The headers"));
  const [block] = headers;
  const branch = proof.branch.map((node, level) => hashFromHex(node, `Node ${level} of the branch`));
  const root = rootOfBranch(transaction.txid, index, branch);
  if (!areEqual(root, block.merkleRoot)) {
    const txid = displayHash(transaction.txid);
    throw new BitcoinDataError(`Transaction ${txid} is not in block ${displayHash(block.hash)} at place ${index}.`);
  }
  const anchor = hashFromHex(proof.anchor, "The anchor");
  checkAnchor(headers, anchor);
  headers.forEach(checkWork);
  return {
    txid: toHex(transaction.txid),
    vout,
    sats: output.sats,
    script: toHex(output.script),
    scriptHash: hashOfScript(output.script),
    blockHash: toHex(block.hash),
    anchorHash: toHex(anchor),
    headerCount: headers.length,
    blockTime: block.time,
    isFreshlyMined: transaction.isCoinbase,
    work: headers.reduce((work, { nBits }) => work + workDown(nBits), 0n),
  };
}
