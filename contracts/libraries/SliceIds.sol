// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev A slice's token id is its batch's number and a serial within the batch: tokenId = batchId * SERIALS + serial.
uint256 constant SERIALS = 1e9;
