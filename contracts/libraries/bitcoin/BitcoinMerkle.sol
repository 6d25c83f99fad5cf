// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../interfaces/IBitcoinErrors.sol";
import {BitcoinHash} from "./BitcoinHash.sol";

/// @title BitcoinMerkle
/// @notice The tree over a block's transactions, from one leaf upwards.
library BitcoinMerkle {
    /// @notice The root that follows from a leaf, its index and its siblings from below. An index has one proof only: what is right
    /// of an odd row's end (CVE-2012-2459) is refused, and so are bits of the index above the tree.
    /// What looks like a node may be a leaf: a mined transaction of 64 bytes, one half of which names a payment that was never mined
    /// (CVE-2017-12842). So no node's halves may read as a transaction; of honest trees that is one node in about 2^42.
    function rootOf(bytes32 leaf, uint256 index, bytes32[] calldata branch) internal view returns (bytes32 node) {
        uint256 depth = branch.length;
        if (depth > 32 || index >> depth != 0) revert IBitcoinErrors.LeafOutOfTree(index, depth);
        node = leaf;
        for (uint256 level; level < depth; ++level) {
            bytes32 left;
            assembly ("memory-safe") {
                left := calldataload(add(branch.offset, shl(5, level)))
            }
            bytes32 right = node;
            if ((index >> level) & 1 == 0) (left, right) = (right, left);
            else if (left == right) revert IBitcoinErrors.NodeRepeated(level);
            // Nearly every node is through with this one byte, where a transaction has its count of inputs.
            if (left[4] == 0x01 && _endsTransaction(right)) revert IBitcoinErrors.NodeIsTransaction(level);
            node = BitcoinHash.ofPair(left, right);
        }
    }

    /// @dev The second half of a transaction of 64 bytes: no more than one input and one output fit, and leave four bytes for both
    /// scripts. It pays less than 2^51 satoshis.
    function _endsTransaction(bytes32 half) private pure returns (bool) {
        uint256 size = uint8(half[9]);
        if (size > 4 || half[14 + size] != 0x01) return false;
        return uint8(half[23 + size]) == 4 - size && half[22 + size] == 0 && uint8(half[21 + size]) < 8;
    }
}
