// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {HolderWorld} from "../base/HolderWorld.sol";

contract SmallRefundsTest is HolderWorld {
    function test_a_merger_takes_a_single_base_unit_of_refunds_out_of_the_reserve() public {
        IBatchManager.Terms memory terms = longTerms();
        terms.rate = 10_000;
        uint256 batchId = createBatch(terms);
        uint256 first = buy(alice, batchId, 1);
        post(batchId, 0, 0, 9_999);
        uint256 second = buy(alice, batchId, 1);
        assertEq(account(batchId).refundReserve, 1, "set aside");
        vm.prank(alice);
        slices.merge(list(first, second));
        assertEq(account(batchId).refundReserve, 0, "taken");
        assertEq(slices.credit(alice, address(usdc)), 1, "hers");
    }

    function test_where_nothing_was_sold_an_under_delivery_refunds_nothing() public {
        uint256 batchId = createBatch();
        post(batchId, 100_000, 0, 9_000);
        assertEq(account(batchId).refundAcc, 0, "nobody to refund");
        assertEq(account(batchId).refundReserve, 0, "and nothing set aside");
    }
}
