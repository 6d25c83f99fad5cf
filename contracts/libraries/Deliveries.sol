// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {AccountingMath} from "./AccountingMath.sol";

/// @title Deliveries
/// @notice What each posted period delivered and on what evidence, one byte a period, thirty-two periods a slot: for pictures and
/// figures on chain. The exact number is in the event.
library Deliveries {
    struct State {
        mapping(uint256 word => uint256 bytesOfPeriods) words;
    }

    uint256 private constant FULL = 63;

    function record(State storage self, uint256 period, uint8 evidence, uint256 deliveredBps) internal {
        self.words[period >> 5] |= encode(evidence, deliveredBps) << ((31 - (period & 31)) << 3);
    }

    /// @notice The level in the two highest bits; in the others the share delivered, and never 0 where there was any.
    function encode(uint8 evidence, uint256 deliveredBps) internal pure returns (uint256) {
        uint256 share = (deliveredBps * FULL) / AccountingMath.BPS;
        if (share == 0 && deliveredBps != 0) share = 1;
        return (uint256(evidence) << 6) | share;
    }

    /// @notice The first `count` periods.
    function list(State storage self, uint256 count) internal view returns (bytes memory periods) {
        periods = new bytes(count);
        for (uint256 period; period < count; ++period) {
            periods[period] = bytes32(self.words[period >> 5])[period & 31];
        }
    }
}
