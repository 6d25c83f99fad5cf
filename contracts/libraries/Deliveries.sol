// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccountingMath} from "./AccountingMath.sol";

/// @title Deliveries
/// @notice What each posted period delivered and on what evidence, one byte a period: for pictures and figures on chain. The exact
/// number is in the event.
library Deliveries {
    /// @dev Thirty-two periods a slot. Stored is only what differs from a full delivery on the evidence the terms require, so that a
    /// batch that keeps its promise writes nothing here.
    struct State {
        mapping(uint256 word => uint256 differences) words;
    }

    uint256 private constant FULL = 63;
    uint256 private constant LEVEL = 192;

    function record(State storage self, uint256 period, uint8 required, uint8 evidence, uint256 deliveredBps) internal {
        uint256 difference = encode(evidence, deliveredBps) ^ _promised(required);
        if (difference != 0) self.words[period >> 5] |= difference << ((31 - (period & 31)) << 3);
    }

    /// @notice The period reached the required level after all. What is stored of its share stays.
    function reach(State storage self, uint256 period) internal {
        self.words[period >> 5] &= ~(LEVEL << ((31 - (period & 31)) << 3));
    }

    /// @notice The level in the two highest bits; in the others the share delivered, and never 0 where there was any.
    function encode(uint8 evidence, uint256 deliveredBps) internal pure returns (uint256) {
        uint256 share = (deliveredBps * FULL) / AccountingMath.BPS;
        if (share == 0 && deliveredBps != 0) share = 1;
        return (uint256(evidence) << 6) | share;
    }

    /// @notice The first `count` periods.
    function list(State storage self, uint256 count, uint8 required) internal view returns (bytes memory periods) {
        periods = new bytes(count);
        bytes1 promised = bytes1(uint8(_promised(required)));
        bytes32 differences;
        for (uint256 period; period < count; ++period) {
            if (period & 31 == 0) differences = bytes32(self.words[period >> 5]);
            periods[period] = differences[period & 31] ^ promised;
        }
    }

    function _promised(uint8 required) private pure returns (uint256) {
        return (uint256(required) << 6) | FULL;
    }
}
