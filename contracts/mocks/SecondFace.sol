// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {TwoFacedToken} from "./TwoFacedToken.sol";

/// @dev The other address of a two-faced token.
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
