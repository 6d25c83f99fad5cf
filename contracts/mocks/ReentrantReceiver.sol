// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";

/// @dev A contract that owns slices, does what it is told, and calls back into the protocol when it receives a slice.
contract ReentrantReceiver is IERC721Receiver {
    address public target;
    bytes public data;
    uint256 public calls;
    bool public succeeded;
    bytes public returned;

    function approve(IERC20 token, address spender) external {
        token.approve(spender, type(uint256).max);
    }

    function arm(address target_, bytes calldata data_) external {
        target = target_;
        data = data_;
    }

    function execute(address called, bytes calldata what) external returns (bytes memory result) {
        bool ok;
        // solhint-disable-next-line avoid-low-level-calls
        (ok, result) = called.call(what);
        // solhint-disable-next-line no-inline-assembly
        if (!ok)
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        if (target != address(0)) {
            ++calls;
            // solhint-disable-next-line avoid-low-level-calls
            (succeeded, returned) = target.call(data);
        }
        return IERC721Receiver.onERC721Received.selector;
    }
}
