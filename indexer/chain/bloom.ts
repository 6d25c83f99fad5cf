import { type Hex, hexToBytes, keccak256 } from "viem";

/** Hexadecimal digit and bit in it, three of each for an address (yellow paper 4.3.1). */
type Bits = { digit: number; bit: number }[];

const known = new Map<Hex, Bits>();
/** `0x` and 512 digits, the first for the highest bits. */
const LENGTH = 514;

/** Whether a block may hold a log of one of these addresses. False is certain, true is a guess. */
export function mayHoldLogsOf(logsBloom: Hex, addresses: readonly Hex[]): boolean {
  return addresses.some((address) =>
    bitsOf(address).every(({ digit, bit }) => (Number.parseInt(logsBloom[digit] ?? "0", 16) & bit) !== 0),
  );
}

function bitsOf(address: Hex): Bits {
  const found = known.get(address);
  if (found) return found;
  const hash = hexToBytes(keccak256(address));
  const bits = [0, 2, 4].map((i) => {
    const bit = (((hash[i] ?? 0) << 8) | (hash[i + 1] ?? 0)) & 2047;
    return { digit: LENGTH - 1 - (bit >> 2), bit: 1 << (bit & 3) };
  });
  known.set(address, bits);
  return bits;
}
