// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../../contracts/interfaces/IBitcoinErrors.sol";
import {BitcoinWorld} from "./BitcoinWorld.sol";

contract BitcoinMerkleTest is BitcoinWorld {
    function testFuzz_every_leaf_of_a_tree_leads_to_its_root(uint256 count, uint256 index, bytes32 seed) public view {
        count = bound(count, 1, 40);
        index = bound(index, 0, count - 1);
        bytes32[] memory leaves = _leaves(count, seed);
        (bytes32 root, bytes32[] memory branch) = _tree(leaves, index);
        assertTrue(bitcoin.rootOf(leaves[index], index, branch) == root, "root");
    }

    function testFuzz_no_other_leaf_index_or_branch_leads_to_it(
        uint256 count,
        uint256 index,
        uint256 other
    ) public view {
        count = bound(count, 2, 40);
        index = bound(index, 0, count - 1);
        bytes32[] memory leaves = _leaves(count, bytes32(count));
        (bytes32 root, bytes32[] memory branch) = _tree(leaves, index);
        assertTrue(bitcoin.rootOf(keccak256("another"), index, branch) != root, "another leaf");
        other = bound(other, 0, 2 ** branch.length - 1);
        if (other != index) assertTrue(!_leads(leaves[index], other, branch, root), "another index");
        branch[other % branch.length] ^= bytes32(uint256(1));
        assertTrue(!_leads(leaves[index], index, branch, root), "another branch");
    }

    function test_an_index_with_bits_above_the_tree_is_refused() public {
        bytes32[] memory leaves = _leaves(4, 0);
        (, bytes32[] memory branch) = _tree(leaves, 1);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.LeafOutOfTree.selector, 5, 2));
        bitcoin.rootOf(leaves[1], 5, branch);
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.LeafOutOfTree.selector, 0, 33));
        bitcoin.rootOf(leaves[1], 0, new bytes32[](33));
    }

    function test_the_copy_of_an_odd_rows_last_leaf_is_refused() public {
        bytes32[] memory leaves = _leaves(3, 0);
        (bytes32 root, bytes32[] memory branch) = _tree(leaves, 2);
        assertTrue(branch[0] == leaves[2], "paired with itself");
        assertTrue(bitcoin.rootOf(leaves[2], 2, branch) == root, "as the left one it is there");
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.NodeRepeated.selector, 0));
        bitcoin.rootOf(leaves[2], 3, branch);
    }

    function test_the_copy_of_an_odd_rows_last_node_is_refused_higher_up() public {
        bytes32[] memory leaves = _leaves(6, 0);
        (bytes32 root, bytes32[] memory branch) = _tree(leaves, 4);
        assertTrue(bitcoin.rootOf(leaves[4], 4, branch) == root, "as the left one it is there");
        vm.expectRevert(abi.encodeWithSelector(IBitcoinErrors.NodeRepeated.selector, 1));
        bitcoin.rootOf(leaves[4], 6, branch);
    }

    function _leads(bytes32 leaf, uint256 index, bytes32[] memory branch, bytes32 root) private view returns (bool) {
        try bitcoin.rootOf(leaf, index, branch) returns (bytes32 found) {
            return found == root;
        } catch {
            return false;
        }
    }

    function _leaves(uint256 count, bytes32 seed) private pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            leaves[i] = keccak256(abi.encode(seed, i));
        }
    }

    /// @dev As Bitcoin builds it: an odd row's last node is paired with itself.
    function _tree(bytes32[] memory row, uint256 index) private pure returns (bytes32 root, bytes32[] memory branch) {
        uint256 depth;
        while (2 ** depth < row.length) ++depth;
        branch = new bytes32[](depth);
        for (uint256 level; level < depth; ++level) {
            uint256 sibling = index ^ 1;
            branch[level] = row[sibling < row.length ? sibling : row.length - 1];
            bytes32[] memory above = new bytes32[]((row.length + 1) / 2);
            for (uint256 i; i < above.length; ++i) {
                bytes32 right = 2 * i + 1 < row.length ? row[2 * i + 1] : row[2 * i];
                above[i] = hash(bytes.concat(row[2 * i], right));
            }
            (row, index) = (above, index / 2);
        }
        root = row[0];
    }
}
