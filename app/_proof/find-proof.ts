import { decodeFunctionData, type Hex, toFunctionSelector } from "viem";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { type BitcoinNetwork, type PaymentProof, verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";

const selector = toFunctionSelector(
  payoutProofsAbi.find((entry) => entry.type === "function" && entry.name === "prove") as never,
).slice(2);

/**
 * The proof of one output in what was sent to the chain, also where another contract passed it on with other calls around it.
 * Undefined where it is not there.
 */
export function findProof(
  input: Hex,
  network: BitcoinNetwork,
  { txid, vout }: { txid: string; vout: bigint },
): PaymentProof | undefined {
  for (let at = input.indexOf(selector, 2); at !== -1; at = input.indexOf(selector, at + 1)) {
    const proof = at % 2 === 0 ? decode(`0x${input.slice(at)}`, network) : undefined;
    if (proof !== undefined && proof.vout === Number(vout) && txidOf(proof) === txid) return proof;
  }
  return undefined;
}

function decode(data: Hex, network: BitcoinNetwork): PaymentProof | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: payoutProofsAbi, data });
    if (functionName !== "prove") return undefined;
    const [{ anchor, headers, branch, index, transaction, vout }] = args;
    return { network, anchor, headers, branch, index: Number(index), transaction, vout: Number(vout) };
  } catch {
    return undefined; // the four bytes stood there by chance
  }
}

function txidOf(proof: PaymentProof): string | undefined {
  try {
    return displayHash(verifyPaymentProof(proof).txid);
  } catch {
    return undefined;
  }
}
