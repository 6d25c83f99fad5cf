// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Keeps a hundredth of every transfer once switched on: it must never be taken in.
contract FeeOnTransferToken is ERC20("Fee on transfer", "FEE") {
    bool public charging = true;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setCharging(bool charging_) external {
        charging = charging_;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (charging && from != address(0) && to != address(0)) super._update(to, address(0), amount / 100);
    }
}
