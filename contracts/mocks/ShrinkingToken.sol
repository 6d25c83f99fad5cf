// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Rebases downwards while it is being transferred: whoever receives holds less than before.
contract ShrinkingToken is ERC20("Shrinking", "SHRINK") {
    bool public shrinking;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setShrinking(bool shrinking_) external {
        shrinking = shrinking_;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (shrinking && from != address(0) && to != address(0)) super._update(to, address(0), balanceOf(to));
    }
}
