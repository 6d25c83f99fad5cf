// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {World} from "../base/World.sol";

/// @dev What a contract hears when a slice is minted to it.
contract ReceiptTest is World, IERC721Receiver {
    address private heardOperator;
    address private heardFrom = address(this);
    uint256 private heardId;
    bytes private heardData = "nothing yet";

    function onERC721Received(address by, address from, uint256 id, bytes calldata data) external returns (bytes4) {
        (heardOperator, heardFrom, heardId, heardData) = (by, from, id, data);
        return IERC721Receiver.onERC721Received.selector;
    }

    function test_a_contract_that_buys_hears_of_a_slice_from_nobody_by_the_manager() public {
        fund(address(this));
        uint256 batchId = createBatch();
        uint256 id = manager.buy(batchId, 10, type(uint256).max, address(this));
        assertEq(heardOperator, address(manager), "by whom");
        assertEq(heardFrom, address(0), "from whom");
        assertEq(heardId, id, "which");
        assertEq(heardData.length, 0, "and no more");
    }
}
