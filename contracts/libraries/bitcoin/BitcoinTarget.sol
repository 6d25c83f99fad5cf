// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../interfaces/IBitcoinErrors.sol";

/// @title BitcoinTarget
/// @notice The number a block's hash may not exceed, its compact form nBits, and how both change every 2,016 blocks: bit for bit as
/// Bitcoin's nodes compute them.
library BitcoinTarget {
    /// @notice Blocks that share a target.
    uint256 internal constant EPOCH = 2_016;
    /// @dev What 2,016 blocks should take, in seconds; an epoch counts as at least a quarter of it and at most four times.
    uint256 private constant EPOCH_SECONDS = 1_209_600;
    uint256 private constant SHORTEST = EPOCH_SECONDS / 4;
    uint256 private constant LONGEST = EPOCH_SECONDS * 4;

    /// @notice The target that nBits says. Reverts for one that is zero, negative, or does not fit.
    function fromBits(uint32 nBits) internal pure returns (uint256 target) {
        uint256 size = nBits >> 24;
        uint256 mantissa = nBits & 0x7fffff;
        bool isNegative = nBits & 0x800000 != 0;
        bool overflows = size > 34 || (mantissa > 0xff && size > 33) || (mantissa > 0xffff && size > 32);
        target = size <= 3 ? mantissa >> (8 * (3 - size)) : mantissa << (8 * (size - 3));
        if (isNegative || overflows || target == 0) revert IBitcoinErrors.TargetInvalid(nBits);
    }

    /// @notice nBits of a target; all but its three highest bytes are lost, as in Bitcoin.
    function toBitsDown(uint256 target) internal pure returns (uint32) {
        uint256 size;
        for (uint256 rest = target; rest != 0; rest >>= 8) ++size;
        uint256 mantissa = size <= 3 ? target << (8 * (3 - size)) : target >> (8 * (size - 3));
        // The highest bit of the mantissa is a sign.
        if (mantissa & 0x800000 != 0) {
            mantissa >>= 8;
            ++size;
        }
        return uint32((size << 24) | mantissa);
    }

    /// @notice nBits of the epoch after one with `nBits` whose last block is `elapsed` seconds after its first.
    /// @param easiest the network's largest target: below 2^233, as the product must fit
    function retargetDown(uint32 nBits, int256 elapsed, uint256 easiest) internal pure returns (uint32) {
        uint256 counted =
            elapsed < int256(SHORTEST)
                ? SHORTEST
                : uint256(elapsed) > LONGEST
                    ? LONGEST
                    : uint256(elapsed);
        uint256 target = (fromBits(nBits) * counted) / EPOCH_SECONDS;
        return toBitsDown(target > easiest ? easiest : target);
    }

    /// @notice How many hashes a block with this target took, on average.
    function workOf(uint256 target) internal pure returns (uint256) {
        return ~target / (target + 1) + 1;
    }
}
