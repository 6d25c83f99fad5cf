import { Address, OutScript } from "@scure/btc-signer";
import { BitcoinDataError, fromHex, toHex } from "#domain/bitcoin/bytes.ts";
import type { BitcoinNetwork } from "#domain/bitcoin/verify-payment-proof.ts";

const prefixes = {
  mainnet: { bech32: "bc", pubKeyHash: 0x00, scriptHash: 0x05, wif: 0x80 },
  testnet: { bech32: "tb", pubKeyHash: 0x6f, scriptHash: 0xc4, wif: 0xef },
  signet: { bech32: "tb", pubKeyHash: 0x6f, scriptHash: 0xc4, wif: 0xef },
  regtest: { bech32: "bcrt", pubKeyHash: 0x6f, scriptHash: 0xc4, wif: 0xef },
};

/** The address that people know a script by; undefined for one that has none. */
export function addressOf(script: Uint8Array, network: BitcoinNetwork): string | undefined {
  try {
    const decoded = OutScript.decode(script);
    const address = decoded === undefined ? undefined : Address(prefixes[network]).encode(decoded as never);
    // Only where the address leads back to this very script.
    return address !== undefined && toHex(scriptOf(address, network)) === toHex(script) ? address : undefined;
  } catch {
    return undefined;
  }
}

/** The script an address stands for. Throws BitcoinDataError for one that is wrong, or of another network. */
export function scriptOf(address: string, network: BitcoinNetwork): Uint8Array {
  try {
    return OutScript.encode(Address(prefixes[network]).decode(address));
  } catch {
    throw new BitcoinDataError(
      `"${address}" is no Bitcoin address of ${network}. Copy it again, whole, from the pool's settings.`,
    );
  }
}

/** A script as it is written on a command line: an address, or the script's own bytes after 0x. Throws BitcoinDataError. */
export function readScript(written: string, network: BitcoinNetwork): Uint8Array {
  return written.startsWith("0x") ? fromHex(written, "The script") : scriptOf(written, network);
}
