import { readFileSync } from "node:fs";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { type Address, getAddress, type Hex, isAddress, keccak256 } from "viem";
import { UsageError } from "#scripts/terminal.ts";

export const text = { type: "string" } as const;
export const texts = { type: "string", multiple: true } as const;
export const flag = { type: "boolean" } as const;

/** How commands that sign name the node and the account. */
export const signing = { rpc: text, from: text, keystore: text, yes: flag, "dry-run": flag, help: flag } as const;

export const signingUsage = (who: string) => `  --rpc URL             the chain's node (default: RPC_URL)
  --from ADDRESS        ${who}'s account (default: the keystore's, or the node's first unlocked one)
  --keystore FILE       encrypted keystore of that account; password from LODE_KEYSTORE_PASSWORD or asked for
  --yes                 do not ask before signing
  --dry-run             show what would be signed, and sign nothing`;

/** The values of a command line. Throws UsageError for an option that is not known. */
export function parseOptions<const O extends ParseArgsOptionsConfig>(args: string[], options: O) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function readAddress(option: string, written: string): Address {
  if (!isAddress(written)) throw new UsageError(`${option} is "${written}", which is not an address.`);
  return getAddress(written);
}

export function findAddress(option: string, written: string | undefined): Address | undefined {
  return written === undefined ? undefined : readAddress(option, written);
}

export function readBatchId(written: string | undefined): bigint {
  if (written === undefined || !/^\d{1,18}$/.test(written)) throw new UsageError("Say which batch: --batch 1.");
  return BigInt(written);
}

/** A number of something that is counted from 1: a site, a set of attesters. */
export function readNumber(option: string, written: string | undefined): number {
  if (written === undefined || !/^[1-9]\d{0,8}$/.test(written)) throw new UsageError(`Say which: ${option} 1.`);
  return Number(written);
}

export function readBytes(option: string, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`${path} cannot be read. Check the path given with ${option}.`);
  }
}

/** keccak256 of a document, byte for byte. The document itself stays where it is. */
export function hashOfFile(option: string, path: string): Hex {
  return keccak256(readBytes(option, path));
}
