import { type Hex, hexToBytes, keccak256 } from "viem";

/** Whether a block may hold a log of one of these addresses. False is certain, true is a guess (yellow paper 4.3.1). */
export function mayHoldLogsOf(logsBloom: Hex, addresses: readonly Hex[]): boolean {
  const bloom = hexToBytes(logsBloom);
  return addresses.some((address) => {
    const hash = hexToBytes(keccak256(address));
    return [0, 2, 4].every((i) => {
      const bit = (((hash[i] ?? 0) << 8) | (hash[i + 1] ?? 0)) & 2047;
      return ((bloom[255 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0;
    });
  });
}
