// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BitcoinTarget} from "./BitcoinTarget.sol";

/// @title BitcoinSubsidy
/// @notice What a block creates, in satoshis, and how many hashes that pays for.
library BitcoinSubsidy {
    uint256 private constant FIRST = 50e8;
    uint256 private constant HALVING = 210_000;

    /// @notice Of the last block of an epoch: where the subsidy halves within it, all of it counts as halved.
    function ofEpoch(uint256 epoch) internal pure returns (uint256 sats) {
        return FIRST >> (((epoch + 1) * BitcoinTarget.EPOCH - 1) / HALVING);
    }
}
