// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

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

contract SecondFace {
    TwoFacedToken private immutable _token;

    constructor(TwoFacedToken token) {
        _token = token;
    }

    function balanceOf(address account) external view returns (uint256) {
        return _token.balanceOf(account);
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        _token.transferThroughFace(msg.sender, to, amount);
        return true;
    }
}
