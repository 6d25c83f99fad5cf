// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../interfaces/IBitcoinErrors.sol";
import {BitcoinHash} from "./BitcoinHash.sol";
import {BitcoinTarget} from "./BitcoinTarget.sol";

/// @title BitcoinHeaders
/// @notice Block headers of 80 bytes one after the other, as the call brought them.
library BitcoinHeaders {
    using BitcoinHash for bytes32;

    uint256 internal constant SIZE = 80;
    /// @dev A header without the previous block's hash: what a line of headers holds after its first.
    uint256 internal constant SHORT_SIZE = 48;

    /// @notice How many there are.
    function count(bytes calldata headers) internal pure returns (uint256) {
        if (headers.length == 0 || headers.length % SIZE != 0) revert IBitcoinErrors.HeadersLength(headers.length);
        return headers.length / SIZE;
    }

    function hashOf(bytes calldata headers, uint256 index) internal view returns (bytes32) {
        return BitcoinHash.ofCalldata(_offset(headers, index), SIZE);
    }

    function previousOf(bytes calldata headers, uint256 index) internal pure returns (bytes32) {
        return _word(headers, index, 4);
    }

    function merkleRootOf(bytes calldata headers, uint256 index) internal pure returns (bytes32) {
        return _word(headers, index, 36);
    }

    /// @notice Seconds since 1970, as the miner claims.
    function timeOf(bytes calldata headers, uint256 index) internal pure returns (uint32) {
        return _number(headers, index, 68);
    }

    function bitsOf(bytes calldata headers, uint256 index) internal pure returns (uint32) {
        return _number(headers, index, 72);
    }

    /// @notice Reverts unless the header's hash is at or below the target it claims.
    /// @return hash of the header
    function checkWork(bytes calldata headers, uint256 index) internal view returns (bytes32 hash, uint256 target) {
        target = BitcoinTarget.fromBits(bitsOf(headers, index));
        hash = hashOf(headers, index);
        uint256 number = hash.toNumber();
        if (number > target) revert IBitcoinErrors.WorkMissing(index, number, target);
    }

    /// @notice Reverts unless each header names the one before it, and each has the work it claims.
    /// @return last hash of the last header
    /// @return work of all of them, in hashes
    function checkChain(bytes calldata headers) internal view returns (bytes32 last, uint256 work) {
        uint256 length = count(headers);
        for (uint256 index; index < length; ++index) {
            if (index != 0 && previousOf(headers, index) != last) revert IBitcoinErrors.HeaderUnlinked(index);
            uint256 target;
            (last, target) = checkWork(headers, index);
            work += BitcoinTarget.workOf(target);
        }
    }

    /// @notice A line of headers: the first whole, each other without the previous block's hash, which is the hash of the header
    /// before. Work is not looked at: a line is bound by the hash it ends with.
    function lineOf(bytes calldata line) internal view returns (uint256 length, bytes32 first, bytes32 last) {
        if (line.length < SIZE || (line.length - SIZE) % SHORT_SIZE != 0)
            revert IBitcoinErrors.HeadersLength(line.length);
        length = 1 + (line.length - SIZE) / SHORT_SIZE;
        last = first = BitcoinHash.ofCalldata(_offset(line, 0), SIZE);
        assembly ("memory-safe") {
            let header := mload(0x40)
            let end := add(line.offset, line.length)
            for {
                let at := add(line.offset, 80)
            } lt(at, end) {
                at := add(at, 48)
            } {
                calldatacopy(header, at, 4)
                mstore(add(header, 4), last)
                calldatacopy(add(header, 36), add(at, 4), 44)
                // Precompile 2 cannot fail but for want of gas, and then all of it is gone.
                if iszero(staticcall(gas(), 2, header, 80, 0, 32)) {
                    revert(0, 0)
                }
                if iszero(staticcall(gas(), 2, 0, 32, 0, 32)) {
                    revert(0, 0)
                }
                last := mload(0)
            }
        }
    }

    function _offset(bytes calldata headers, uint256 index) private pure returns (uint256 offset) {
        uint256 start = index * SIZE;
        if (start + SIZE > headers.length) revert IBitcoinErrors.HeadersLength(headers.length);
        assembly ("memory-safe") {
            offset := add(headers.offset, start)
        }
    }

    function _word(bytes calldata headers, uint256 index, uint256 within) private pure returns (bytes32 word) {
        uint256 offset = _offset(headers, index) + within;
        assembly ("memory-safe") {
            word := calldataload(offset)
        }
    }

    function _number(bytes calldata headers, uint256 index, uint256 within) private pure returns (uint32 number) {
        number = uint32(bytes4(_word(headers, index, within)));
        number = ((number & 0x00FF00FF) << 8) | ((number >> 8) & 0x00FF00FF);
        number = (number << 16) | (number >> 16);
    }
}
