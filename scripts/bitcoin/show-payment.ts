import { fromHex } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import type { BitcoinNetwork, ProvenPayment } from "#domain/bitcoin/verify-payment-proof.ts";
import { addressOf } from "#evidence/bitcoin/address.ts";

export const showTime = (seconds: number) =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** Sats as bitcoins, every digit of them. */
export function showSats(sats: bigint): string {
  return `${sats / 100_000_000n}.${(sats % 100_000_000n).toString().padStart(8, "0")} BTC`;
}

/** The script's address, or its bytes where it has none. */
export function showScript(script: Uint8Array, network: BitcoinNetwork): string {
  return addressOf(script, network) ?? `script 0x${Buffer.from(script).toString("hex")}`;
}

/** What a proof says, a line for each thing. */
export function showPayment(payment: ProvenPayment, network: BitcoinNetwork): string {
  const script = fromHex(payment.script, "The script");
  return [
    `Transaction   ${displayHash(payment.txid)}, output ${payment.vout}${payment.isFreshlyMined ? " (freshly mined)" : ""}`,
    `paid          ${showSats(payment.sats)} to ${showScript(script, network)}`,
    `in block      ${displayHash(payment.blockHash)}, ${showTime(payment.blockTime)}`,
    `under         ${payment.headerCount} ${payment.headerCount === 1 ? "header" : "headers"}, up to ${displayHash(payment.anchorHash)}`,
  ].join("\n");
}
