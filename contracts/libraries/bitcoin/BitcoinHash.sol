// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @title BitcoinHash
/// @notice SHA-256 twice, as Bitcoin hashes everything. Hashes are in the order Bitcoin hashes them in; people and block explorers
/// write them backwards.
library BitcoinHash {
    /// @notice Of `length` bytes of the call's data, from `offset`.
    function ofCalldata(uint256 offset, uint256 length) internal view returns (bytes32 hash) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, offset, length)
            // Precompile 2 cannot fail but for want of gas, and then all of it is gone.
            if iszero(staticcall(gas(), 2, free, length, 0, 32)) {
                revert(0, 0)
            }
            if iszero(staticcall(gas(), 2, 0, 32, 0, 32)) {
                revert(0, 0)
            }
            hash := mload(0)
        }
    }

    /// @notice Of two nodes of a tree, side by side.
    function ofPair(bytes32 left, bytes32 right) internal view returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0, left)
            mstore(32, right)
            if iszero(staticcall(gas(), 2, 0, 64, 0, 32)) {
                revert(0, 0)
            }
            if iszero(staticcall(gas(), 2, 0, 32, 0, 32)) {
                revert(0, 0)
            }
            hash := mload(0)
        }
    }

    /// @notice The number a hash is: Bitcoin's are little-endian.
    function toNumber(bytes32 hash) internal pure returns (uint256 number) {
        number = uint256(hash);
        number = ((number & M8) << 8) | ((number >> 8) & M8);
        number = ((number & M16) << 16) | ((number >> 16) & M16);
        number = ((number & M32) << 32) | ((number >> 32) & M32);
        number = ((number & M64) << 64) | ((number >> 64) & M64);
        number = (number << 128) | (number >> 128);
    }

    uint256 private constant M8 = 0x00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF;
    uint256 private constant M16 = 0x0000FFFF0000FFFF0000FFFF0000FFFF0000FFFF0000FFFF0000FFFF0000FFFF;
    uint256 private constant M32 = 0x00000000FFFFFFFF00000000FFFFFFFF00000000FFFFFFFF00000000FFFFFFFF;
    uint256 private constant M64 = 0x0000000000000000FFFFFFFFFFFFFFFF0000000000000000FFFFFFFFFFFFFFFF;
}
