import { parseAbi } from "viem";

/** Of contracts/mocks/PosedProofs.sol, which says what was proven because somebody says so. */
export const posedProofsAbi = parseAbi([
  "function prove(uint256 batchId, uint256 sats)",
  "function setRetargets(bool does)",
  "function setEpoch(uint256 number, uint32 nBits, uint32 start)",
  "function setTip(uint32 height, uint32 time)",
]);
