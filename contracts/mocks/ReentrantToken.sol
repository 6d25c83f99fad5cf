// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Calls whatever it was told to in the middle of the next transfer, and remembers how that ended.
contract ReentrantToken is ERC20("Reentrant", "REENTER") {
    address public target;
    bytes public data;
    uint256 public calls;
    bool public succeeded;
    bytes public returned;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function arm(address target_, bytes calldata data_) external {
        target = target_;
        data = data_;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        address called = target;
        if (called == address(0)) return;
        target = address(0);
        ++calls;
        // solhint-disable-next-line avoid-low-level-calls
        (succeeded, returned) = called.call(data);
    }
}
