// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev A contract that knows nothing of ERC-721.
contract NonReceiver {}
