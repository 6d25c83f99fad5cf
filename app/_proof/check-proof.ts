import { formatCounted } from "#app/_format/count.ts";
import { areEqual, fromHex, hashFromHex } from "#domain/bitcoin/bytes.ts";
import { checkAnchor, readCompactHeaders } from "#domain/bitcoin/compact-headers.ts";
import { displayHash, hashOfScript } from "#domain/bitcoin/hash.ts";
import { checkWork } from "#domain/bitcoin/header.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";
import { readTransaction } from "#domain/bitcoin/transaction.ts";
import { type PaymentProof, verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { formatSats } from "#domain/money.ts";

/** One question to a proof, and the answer. `unreached`: a check before it failed. */
export type Check = { name: string; state: "passed" | "failed" | "unreached"; says: string };

/** What a page says of a payment; hashes of Bitcoin in display order, the script's as the contracts know it. */
export type ClaimedPayment = { txid: string; vout: bigint; sats: bigint; scriptHash: string; blockHash: string };

/** Every rule a proof must keep that needs no chain, one after the other, held against what the page says where it says something. */
export function checkProof(proof: PaymentProof, claimed?: ClaimedPayment): Check[] {
  return runChecks([
    ["The transaction can be read", () => sayTransaction(proof)],
    ["Its output pays a script", () => sayOutput(proof)],
    ["The block’s tree holds it", () => sayBranch(proof)],
    ["The headers lead to the anchor", () => sayHeaders(proof)],
    ["Each header has the work it claims", () => sayWork(proof)],
    ...(claimed === undefined ? [] : [["This page says the same", () => sayClaim(proof, claimed)] as const]),
  ]);
}

function runChecks(checks: readonly (readonly [string, () => string])[]): Check[] {
  let isBroken = false;
  return checks.map(([name, ask]) => {
    if (isBroken) return { name, state: "unreached", says: "Not asked: a check before this one failed." };
    try {
      return { name, state: "passed", says: ask() };
    } catch (error) {
      isBroken = true;
      return { name, state: "failed", says: error instanceof Error ? error.message : String(error) };
    }
  });
}

const transactionOf = (proof: PaymentProof) => readTransaction(fromHex(proof.transaction, "The transaction"));
const headersOf = (proof: PaymentProof) => readCompactHeaders(fromHex(proof.headers, "The headers"));

function sayTransaction(proof: PaymentProof): string {
  const { txid, outputs, isCoinbase } = transactionOf(proof);
  const kind = isCoinbase ? "freshly mined" : "ordinary";
  return `Transaction ${displayHash(txid)}, ${kind}, with ${formatCounted(outputs.length, "output")}.`;
}

function sayOutput(proof: PaymentProof): string {
  const { outputs } = transactionOf(proof);
  const output = outputs[proof.vout];
  if (output === undefined) throw new Error(`It has no output ${proof.vout}.`);
  if (output.sats === 0n) throw new Error(`Output ${proof.vout} pays nothing.`);
  return `Output ${proof.vout} pays ${formatSats(output.sats)} to the script with the hash ${hashOfScript(output.script)}.`;
}

function sayBranch(proof: PaymentProof): string {
  const branch = proof.branch.map((node, level) => hashFromHex(node, `Node ${level} of the branch`));
  const root = rootOfBranch(transactionOf(proof).txid, proof.index, branch);
  const [block] = headersOf(proof);
  if (!areEqual(root, block.merkleRoot)) {
    throw new Error(`The branch leads to another root than the one of block ${displayHash(block.hash)}.`);
  }
  const hashes = branch.length === 1 ? "1 hash leads" : `${branch.length} hashes lead`;
  return `${hashes} from it, at place ${proof.index}, to the root in block ${displayHash(block.hash)}.`;
}

function sayHeaders(proof: PaymentProof): string {
  const headers = headersOf(proof);
  checkAnchor(headers, hashFromHex(proof.anchor, "The anchor"));
  return `${headers.length} headers, each naming the one before, end at ${displayHash(proof.anchor)}.`;
}

function sayWork(proof: PaymentProof): string {
  headersOf(proof).forEach(checkWork);
  // The whole once more, by the function that every tool of ours uses: what it refuses must not pass here.
  const { work } = verifyPaymentProof(proof);
  return `To make such headers again takes ${work.toLocaleString("en-US")} hashes on average.`;
}

function sayClaim(proof: PaymentProof, claimed: ClaimedPayment): string {
  const { txid, vout, sats, scriptHash, blockHash } = verifyPaymentProof(proof);
  const differing = [
    ["transaction", displayHash(txid), claimed.txid],
    ["output", `${vout}`, `${claimed.vout}`],
    ["amount", `${sats}`, `${claimed.sats}`],
    ["script", scriptHash, claimed.scriptHash],
    ["block", displayHash(blockHash), claimed.blockHash],
  ].find(([, proven, shown]) => proven !== shown);
  if (differing !== undefined) {
    throw new Error(`The proof’s ${differing[0]} is ${differing[1]}, this page’s is ${differing[2]}.`);
  }
  return "Transaction, output, amount, script and block are the ones shown above.";
}
