import { type Address, getAddress } from "viem";

/** Addresses kept; above it all are forgotten, and those still in use soon known again. */
const LARGEST = 50_000;
const known = new Map<string, Address>();

/**
 * The address of 40 hexadecimal digits, without `0x`, as tables hold it. The checksum costs a hash, and most addresses come again
 * and again. Undefined where these are not such digits.
 */
export function checksummed(digits: string): Address | undefined {
  const found = known.get(digits);
  if (found) return found;
  if (!/^[0-9a-fA-F]{40}$/.test(digits)) return undefined;
  if (known.size >= LARGEST) known.clear();
  const address = getAddress(`0x${digits.toLowerCase()}`);
  // A copy: `digits` may be a part of a long answer, and would keep all of it in memory.
  known.set(Buffer.from(digits, "latin1").toString("latin1"), address);
  return address;
}
