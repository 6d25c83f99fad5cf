import { Address, OutScript, TEST_NETWORK } from "@scure/btc-signer";

/** How regtest writes addresses and keys. */
export const regtest = { ...TEST_NETWORK, bech32: "bcrt" };

/** Every second hash is below this target, and it never changes. */
export const nBits = 0x207fffff;

/** What a block creates, in sats: on regtest it halves every 150 blocks. */
export const subsidyAt = (height: number): bigint => 5_000_000_000n >> BigInt(Math.floor(height / 150));

/** Blocks before what a block created can be spent, its own among them. */
export const maturity = 100;

/** The address that stands for a script; undefined where none does. */
export function addressOf(script: Uint8Array): string | undefined {
  try {
    return Address(regtest).encode(OutScript.decode(script));
  } catch {
    return undefined;
  }
}

/** The script an address stands for. Throws where it is none of regtest. */
export function scriptOf(address: string): Uint8Array {
  return OutScript.encode(Address(regtest).decode(address));
}
