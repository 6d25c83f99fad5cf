import * as z from "zod/mini";
import { BitcoinDataError, type Hex } from "#domain/bitcoin/bytes.ts";
import { MAX_HEADERS } from "#domain/bitcoin/compact-headers.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { MAX_TRANSACTION_SIZE } from "#domain/bitcoin/transaction.ts";
import { type PaymentProof, type ProvenPayment, verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";

/** No proof that can be read is larger. */
export const MAX_PROOF_FILE_SIZE = 2_000_000;

const hex = (least: number, most: number) =>
  z.string("is missing or not a text").check(
    z.refine((text) => /^0x(?:[0-9a-f]{2})+$/.test(text), "is not 0x and lower-case hexadecimal digits"),
    z.refine(
      (text) => {
        const bytes = (text.length - 2) / 2;
        return bytes >= least && bytes <= most;
      },
      least === most ? `is not ${least} bytes long` : `is not ${least} to ${most} bytes long`,
    ),
  );
const count = (most: number) =>
  z.int("is missing or not a whole number").check(z.minimum(0, "is negative"), z.maximum(most, `is above ${most}`));
const displayed = z.string("is missing or not a text").check(z.regex(/^[0-9a-f]{64}$/, "is not 64 hexadecimal digits"));

const fileShape = z.strictObject({
  kind: z.literal("lode-payment-proof", 'is not "lode-payment-proof"'),
  version: z.literal(1, "is not 1, the only version there is"),
  /** As people and block explorers write hashes. Must be what the proof says. */
  txid: displayed,
  block: displayed,
  proof: z.strictObject({
    network: z.enum(["mainnet", "testnet", "signet", "regtest"], "is not a network of Bitcoin"),
    anchor: hex(32, 32),
    headers: hex(80, 80 + 48 * (MAX_HEADERS - 1)),
    branch: z.array(hex(32, 32), "is not a list").check(z.maxLength(32, "is longer than 32")),
    index: count(2 ** 32 - 1),
    transaction: hex(1, MAX_TRANSACTION_SIZE),
    vout: count(2 ** 32 - 1),
  }),
});

/** The text of a proof's file. Throws BitcoinDataError for a proof that does not hold. */
export function writeProofFile(proof: PaymentProof): string {
  const { txid, blockHash } = verifyPaymentProof(proof);
  const { network, anchor, headers, branch, index, transaction, vout } = proof;
  const file: z.infer<typeof fileShape> = {
    kind: "lode-payment-proof",
    version: 1,
    txid: displayHash(txid),
    block: displayHash(blockHash),
    proof: { network, anchor, headers, branch: [...branch], index, transaction, vout },
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Reads and verifies a proof's file. Throws BitcoinDataError with a sentence that says what is wrong. */
export function readProofFile(text: string): { proof: PaymentProof; payment: ProvenPayment } {
  if (text.length > MAX_PROOF_FILE_SIZE) {
    throw new BitcoinDataError(`The file is larger than any proof (${MAX_PROOF_FILE_SIZE} characters).`);
  }
  const { proof: shown, txid, block } = parse(text);
  const proof: PaymentProof = {
    ...shown,
    anchor: shown.anchor as Hex,
    headers: shown.headers as Hex,
    branch: shown.branch as Hex[],
    transaction: shown.transaction as Hex,
  };
  const payment = verifyPaymentProof(proof);
  if (displayHash(payment.txid) !== txid) {
    throw new BitcoinDataError(`The file speaks of transaction ${txid}, but proves ${displayHash(payment.txid)}.`);
  }
  if (displayHash(payment.blockHash) !== block) {
    throw new BitcoinDataError(`The file speaks of block ${block}, but proves ${displayHash(payment.blockHash)}.`);
  }
  return { proof, payment };
}

function parse(text: string): z.infer<typeof fileShape> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BitcoinDataError("The file is not JSON. Download it again, or write it with `npm run prove-payment`.");
  }
  const shape = fileShape.safeParse(value);
  if (shape.success) return shape.data;
  const { path, message } = shape.error.issues[0] ?? { path: [], message: "is not a proof" };
  const where = path.join(".") || "the whole";
  throw new BitcoinDataError(`This is not a proof that Lode can read: ${where} ${message}.`);
}
