// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev Text written from left to right into memory set aside for it, so that no part of it is ever copied twice.
library Page {
    /// @notice The text is longer than the memory set aside for it.
    error PageFull(uint256 room);

    /// @dev The word before the text's length says how much room there is.
    function open(uint256 room) internal pure returns (bytes memory page) {
        assembly ("memory-safe") {
            let start := mload(0x40)
            mstore(start, room)
            page := add(start, 0x20)
            mstore(page, 0)
            // A word more than that: what is shorter than a word is written as one.
            mstore(0x40, add(page, and(add(room, 0x7f), not(0x1f))))
        }
    }

    function write(bytes memory page, string memory text) internal pure returns (bytes memory) {
        bytes4 full = PageFull.selector;
        assembly ("memory-safe") {
            let length := mload(page)
            let added := mload(text)
            if gt(added, sub(mload(sub(page, 0x20)), length)) {
                mstore(0, full)
                mstore(4, mload(sub(page, 0x20)))
                revert(0, 0x24)
            }
            mcopy(add(add(page, 0x20), length), add(text, 0x20), added)
            mstore(page, add(length, added))
        }
        return page;
    }

    function write(bytes memory page, uint256 value) internal pure returns (bytes memory) {
        return writePadded(page, value, 1);
    }

    /// @dev With zeros in front where it has fewer digits than that.
    function writePadded(bytes memory page, uint256 value, uint256 digits) internal pure returns (bytes memory) {
        bytes4 full = PageFull.selector;
        assembly ("memory-safe") {
            let count := 1
            for {
                let rest := div(value, 10)
            } rest {
                rest := div(rest, 10)
            } {
                count := add(count, 1)
            }
            if gt(digits, count) {
                count := digits
            }
            let length := mload(page)
            if gt(count, sub(mload(sub(page, 0x20)), length)) {
                mstore(0, full)
                mstore(4, mload(sub(page, 0x20)))
                revert(0, 0x24)
            }
            let start := add(add(page, 0x20), length)
            for {
                let at := add(start, count)
            } gt(at, start) {} {
                at := sub(at, 1)
                mstore8(at, add(0x30, mod(value, 10)))
                value := div(value, 10)
            }
            mstore(page, add(length, count))
        }
        return page;
    }

    /// @dev A space and the number, below 10,000; quicker than `write`.
    function writeShort(bytes memory page, uint256 value) internal pure {
        bytes4 full = PageFull.selector;
        assembly ("memory-safe") {
            let count := add(add(gt(value, 9), gt(value, 99)), add(gt(value, 999), 2))
            let digits := add(shl(24, div(value, 1000)), shl(16, mod(div(value, 100), 10)))
            digits := add(digits, add(shl(8, mod(div(value, 10), 10)), mod(value, 10)))
            let length := mload(page)
            if gt(count, sub(mload(sub(page, 0x20)), length)) {
                mstore(0, full)
                mstore(4, mload(sub(page, 0x20)))
                revert(0, 0x24)
            }
            let at := add(add(page, 0x20), length)
            mstore(at, shl(sub(256, shl(3, count)), add(digits, 0x30303030)))
            mstore8(at, 0x20)
            mstore(page, add(length, count))
        }
    }
}
