// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../interfaces/IBitcoinErrors.sol";
import {BitcoinHash} from "./BitcoinHash.sol";

/// @title BitcoinMerkle
/// @notice The tree over a block's transactions, from one leaf upwards.
library BitcoinMerkle {
    /// @notice The root that follows from a leaf, its index and its siblings from below. An index has one proof only: what is right
    /// of an odd row's end (CVE-2012-2459) is refused, and so are bits of the index above the tree.
    function rootOf(bytes32 leaf, uint256 index, bytes32[] calldata branch) internal view returns (bytes32 node) {
        uint256 depth = branch.length;
        if (depth > 32 || index >> depth != 0) revert IBitcoinErrors.LeafOutOfTree(index, depth);
        node = leaf;
        for (uint256 level; level < depth; ++level) {
            bytes32 sibling;
            assembly ("memory-safe") {
                sibling := calldataload(add(branch.offset, shl(5, level)))
            }
            if ((index >> level) & 1 == 0) {
                node = BitcoinHash.ofPair(node, sibling);
            } else {
                if (sibling == node) revert IBitcoinErrors.NodeRepeated(level);
                node = BitcoinHash.ofPair(sibling, node);
            }
        }
    }
}
