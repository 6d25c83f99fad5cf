// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title MockWBTC
/// @notice Payout token of the local chain: 8 decimals (1 base unit = 1 sat), and anybody may mint. Worth nothing.
contract MockWBTC is ERC20 {
    constructor() ERC20("Wrapped BTC (local)", "WBTC") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 8;
    }
}
