// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title MockUSDC
/// @notice Payment token of the local chain: 6 decimals, ERC-2612 permit, and anybody may mint. Worth nothing.
contract MockUSDC is ERC20Permit {
    constructor() ERC20("USD Coin (local)", "USDC") ERC20Permit("USD Coin (local)") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
