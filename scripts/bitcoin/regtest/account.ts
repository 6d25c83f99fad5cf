import { createHash } from "node:crypto";
import { p2pkh, p2sh, p2tr, p2wpkh } from "@scure/btc-signer";
import { pubECDSA, pubSchnorr } from "@scure/btc-signer/utils.js";
import { regtest } from "./network.ts";

export const kinds = ["p2wpkh", "p2sh", "p2pkh", "p2tr"] as const;
export type Kind = (typeof kinds)[number];

/** Somebody on regtest. The key follows from the name: nothing here is worth anything. */
export type Account = {
  kind: Kind;
  key: Uint8Array;
  address: string;
  script: Uint8Array;
  redeemScript?: Uint8Array;
  tapInternalKey?: Uint8Array;
};

/** "p2sh" is a P2WPKH inside of P2SH, as pools still pay many miners. */
export function accountOf(name: string, kind: Kind = "p2wpkh"): Account {
  const key = new Uint8Array(createHash("sha256").update(`lode regtest ${name}`).digest());
  const payment = paymentOf(key, kind);
  if (payment.address === undefined) throw new Error(`${kind} has no address.`);
  return { kind, key, ...payment, address: payment.address };
}

function paymentOf(key: Uint8Array, kind: Kind) {
  if (kind === "p2tr") return p2tr(pubSchnorr(key), undefined, regtest);
  const publicKey = pubECDSA(key);
  if (kind === "p2pkh") return p2pkh(publicKey, regtest);
  const inner = p2wpkh(publicKey, regtest);
  return kind === "p2sh" ? p2sh(inner, regtest) : inner;
}
