// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {SecondFace} from "./SecondFace.sol";

/// @dev One token at two addresses, as some old stable coins are: `face` moves the very same balances.
contract TwoFacedToken is ERC20("Two-faced", "TWO") {
    SecondFace public immutable face = new SecondFace(this);

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function transferThroughFace(address from, address to, uint256 amount) external {
        if (msg.sender != address(face)) revert ERC20InvalidSpender(msg.sender);
        _transfer(from, to, amount);
    }
}
