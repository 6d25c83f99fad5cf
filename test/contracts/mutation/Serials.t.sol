// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {HolderWorld} from "../base/HolderWorld.sol";

contract SerialsTest is HolderWorld {
    function test_a_merger_takes_the_next_number_of_its_batch_and_no_more() public {
        createBatch();
        uint256 batchId = createBatch();
        (uint256 first, uint256 second) = (buy(alice, batchId, 100), buy(alice, batchId, 300));
        vm.prank(alice);
        assertEq(slices.merge(list(first, second)), second + 1, "the merged slice");
        assertEq(buy(alice, batchId, 1), second + 2, "the slice after it");
    }
}
