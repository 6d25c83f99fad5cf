import { createHash, createPublicKey, verify } from "node:crypto";
import { concat } from "#domain/bitcoin/bytes.ts";
import type { RegtestTransaction } from "#scripts/bitcoin/regtest/transaction.ts";
import { taggedHash } from "./schnorr.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const twice = (bytes: Uint8Array) => sha256(sha256(bytes));
const little = (value: bigint | number, width: number) =>
  Uint8Array.from({ length: width }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 0xffn));
const sized = (bytes: Uint8Array) => concat(Uint8Array.of(bytes.length), bytes);
const everything = little(1, 4); // SIGHASH_ALL

type Parts = RegtestTransaction["parts"];
const outpointOf = ({ txid, index }: Parts["inputs"][number]) => concat(txid.toReversed(), little(index, 4));
const outputsOf = ({ outputs }: Parts) =>
  concat(...outputs.map(({ amount, script }) => concat(little(amount, 8), sized(script))));

/** The script that an input pays from stands for a key's hash like this, in every kind of script with a witness of version 0. */
const payToHash = (hash: Uint8Array) => concat(Uint8Array.of(0x76, 0xa9), sized(hash), Uint8Array.of(0x88, 0xac));

/** What a signature of input `number` is over, as BIP 143 says it for witnesses of version 0. */
export function witnessPreimage({ parts }: RegtestTransaction, number: number, keyHash: Uint8Array, sats: bigint) {
  const input = parts.inputs[number]!;
  return concat(
    little(parts.version, 4),
    twice(concat(...parts.inputs.map(outpointOf))),
    twice(concat(...parts.inputs.map(({ sequence }) => little(sequence, 4)))),
    outpointOf(input),
    sized(payToHash(keyHash)),
    little(sats, 8),
    little(input.sequence, 4),
    twice(outputsOf(parts)),
    little(parts.lockTime, 4),
    everything,
  );
}

/** The same for scripts without a witness: the whole transaction, with the script that is paid from in the input's place. */
export function legacyPreimage({ parts }: RegtestTransaction, number: number, script: Uint8Array) {
  const inputs = parts.inputs.map((input, i) =>
    concat(outpointOf(input), sized(i === number ? script : new Uint8Array()), little(input.sequence, 4)),
  );
  const counts = [Uint8Array.of(inputs.length), Uint8Array.of(parts.outputs.length)] as const;
  const whole = [little(parts.version, 4), counts[0], ...inputs, counts[1], outputsOf(parts)];
  return concat(...whole, little(parts.lockTime, 4), everything);
}

/** What a signature by the key of a P2TR script is over, as BIP 341 says it; `spent` are the outputs that the inputs pay from. */
export function taprootHash(
  { parts }: RegtestTransaction,
  number: number,
  spent: readonly { script: Uint8Array; sats: bigint }[],
): Uint8Array {
  const whole = concat(
    Uint8Array.of(0, 0), // the epoch; over everything
    little(parts.version, 4),
    little(parts.lockTime, 4),
    sha256(concat(...parts.inputs.map(outpointOf))),
    sha256(concat(...spent.map(({ sats }) => little(sats, 8)))),
    sha256(concat(...spent.map(({ script }) => sized(script)))),
    sha256(concat(...parts.inputs.map(({ sequence }) => little(sequence, 4)))),
    sha256(outputsOf(parts)),
    Uint8Array.of(0), // by the key, without an annex
    little(number, 4),
  );
  return taggedHash("TapSighash", whole);
}

const keyHeader = Buffer.from("3036301006072a8648ce3d020106052b8104000a032200", "hex");

/** Asks OpenSSL whether a signature (DER, and the byte that says what it is over) is that key's over the preimage. */
export function isSigned(preimage: Uint8Array, publicKey: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([keyHeader, publicKey]), format: "der", type: "spki" });
  return signature.at(-1) === 1 && verify("sha256", sha256(preimage), key, signature.subarray(0, -1));
}
