// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBitcoinErrors} from "../../interfaces/IBitcoinErrors.sol";
import {BitcoinHash} from "./BitcoinHash.sol";

/// @title BitcoinTransaction
/// @notice A transaction without witnesses, read strictly: every byte is accounted for, every size is written as short as it can be.
library BitcoinTransaction {
    /// @dev Bitcoin's own nodes relay none larger than this.
    uint256 internal constant MAX_SIZE = 100_000;
    /// @dev Of inputs, and of outputs.
    uint256 internal constant MAX_PARTS = 3_000;
    uint64 private constant MAX_SATS = 21e14;
    uint256 private constant NODES_SIZE = 64;

    struct Output {
        /// @dev The transaction's hash, in hashing order.
        bytes32 txid;
        uint64 sats;
        /// @dev keccak256 of the script that is paid.
        bytes32 scriptHash;
        /// @dev Freshly mined: the block's own first transaction.
        bool isCoinbase;
    }

    /// @notice Output `vout` of `raw`.
    function outputOf(bytes calldata raw, uint256 vout) internal view returns (Output memory output) {
        if (raw.length > MAX_SIZE) revert IBitcoinErrors.TransactionTooLarge(raw.length, MAX_SIZE);
        if (raw.length == NODES_SIZE) revert IBitcoinErrors.TransactionNodeSized();

        uint256 cursor;
        (cursor, output.isCoinbase) = _passInputs(raw);
        uint256 outputs;
        (outputs, cursor) = _count(raw, cursor);
        if (vout >= outputs) revert IBitcoinErrors.OutputMissing(vout, outputs);
        for (uint256 number; number < outputs; ++number) {
            uint64 sats = uint64(_little(raw, cursor, 8));
            if (sats > MAX_SATS) revert IBitcoinErrors.SatsImpossible(number, sats);
            (uint256 size, uint256 start) = _size(raw, cursor + 8);
            cursor = start + size;
            _need(raw, cursor);
            if (number == vout) (output.sats, output.scriptHash) = (sats, keccak256(raw[start:cursor]));
        }
        if (cursor + 4 != raw.length) {
            _need(raw, cursor + 4);
            revert IBitcoinErrors.TransactionContinues(cursor + 4, raw.length);
        }
        output.txid = BitcoinHash.ofCalldata(_offset(raw), raw.length);
    }

    /// @return cursor where the outputs begin
    /// @return isCoinbase whether the only input spends nothing that was there before
    function _passInputs(bytes calldata raw) private pure returns (uint256 cursor, bool isCoinbase) {
        uint256 inputs;
        (inputs, cursor) = _count(raw, 4);
        // What follows the version of a transaction with witnesses is a count of zero inputs, and a flag.
        if (inputs == 0) {
            if (_little(raw, 5, 1) == 1) revert IBitcoinErrors.TransactionWithWitness();
            revert IBitcoinErrors.TransactionWithoutInput();
        }
        isCoinbase = inputs == 1 && _spendsNothing(raw, cursor);
        for (uint256 number; number < inputs; ++number) {
            (uint256 size, uint256 start) = _size(raw, cursor + 36);
            cursor = start + size + 4;
            _need(raw, cursor);
        }
    }

    function _spendsNothing(bytes calldata raw, uint256 cursor) private pure returns (bool) {
        _need(raw, cursor + 36);
        return bytes32(raw[cursor:cursor + 32]) == 0 && bytes4(raw[cursor + 32:cursor + 36]) == 0xffffffff;
    }

    function _count(bytes calldata raw, uint256 cursor) private pure returns (uint256 count, uint256 next) {
        (count, next) = _size(raw, cursor);
        if (count > MAX_PARTS) revert IBitcoinErrors.TooManyParts(count, MAX_PARTS);
    }

    /// @dev Bitcoin's variable-length number: one byte, or a mark and 2, 4 or 8.
    function _size(bytes calldata raw, uint256 cursor) private pure returns (uint256 size, uint256 next) {
        _need(raw, cursor + 1);
        assembly ("memory-safe") {
            size := byte(0, calldataload(add(raw.offset, cursor)))
        }
        next = cursor + 1;
        if (size < 0xfd) return (size, next);
        uint256 width =
            size == 0xfd
                ? 2
                : size == 0xfe
                    ? 4
                    : 8;
        size = _little(raw, next, width);
        if (
            size <
            (
                width == 2
                    ? 0xfd
                    : width == 4
                        ? 0x10000
                        : 0x100000000
            )
        ) revert IBitcoinErrors.SizeNotMinimal(cursor);
        next += width;
    }

    /// @dev At most eight bytes, the lowest first.
    function _little(bytes calldata raw, uint256 cursor, uint256 width) private pure returns (uint256 value) {
        _need(raw, cursor + width);
        assembly ("memory-safe") {
            value := shr(192, calldataload(add(raw.offset, cursor)))
        }
        value = ((value & 0x00FF00FF00FF00FF) << 8) | ((value >> 8) & 0x00FF00FF00FF00FF);
        value = ((value & 0x0000FFFF0000FFFF) << 16) | ((value >> 16) & 0x0000FFFF0000FFFF);
        value = ((value & 0x00000000FFFFFFFF) << 32) | (value >> 32);
        value &= (1 << (width << 3)) - 1;
    }

    function _need(bytes calldata raw, uint256 wanted) private pure {
        if (wanted > raw.length) revert IBitcoinErrors.TransactionTruncated(raw.length, wanted);
    }

    function _offset(bytes calldata raw) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := raw.offset
        }
    }
}
