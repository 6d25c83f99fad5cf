// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ISliceBook} from "../../../contracts/interfaces/ISliceBook.sol";
import {AccountingMath} from "../../../contracts/libraries/AccountingMath.sol";
import {SaleWorld} from "../sale/SaleWorld.sol";

contract BordersTest is SaleWorld {
    function test_a_share_rounded_up_is_one_more_from_the_smallest_part_on() public pure {
        assertEq(AccountingMath.shareUp(1, 1), 1, "a ten-thousandth");
        assertEq(AccountingMath.shareUp(10_000, 1), 1, "one exactly");
        assertEq(AccountingMath.shareUp(10_001, 1), 2, "one and the smallest part");
        assertEq(AccountingMath.shareUp(0, 1), 0, "nothing");
    }

    function test_a_minimum_may_be_the_whole_capacity() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.minUnits = terms.capacity;
        uint256 batchId = createBatch(terms);
        buy(alice, batchId, 999);
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "one unit short");
    }

    function test_a_minimum_of_one_unit_is_missed_again_when_that_unit_is_given_back() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.minUnits = 1;
        uint256 batchId = createBatch(terms);
        refund(alice, buy(alice, batchId, 1));
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "missed");
    }

    function test_a_merger_in_a_batch_that_never_refunded_tells_where_each_slice_stood() public {
        uint256 batchId = createBatch();
        (uint256 first, uint256 second) = (buy(alice, batchId, 100), buy(alice, batchId, 300));
        post(batchId, 100_000);
        uint192 acc = account(batchId).acc;
        // 9,750 and 29,250, each less its unfinished base unit, which the checkpoint keeps.
        (uint256 whole, uint192 paid) = AccountingMath.checkpoint(100, acc, 0);
        (uint256 otherWhole, uint192 otherPaid) = AccountingMath.checkpoint(300, acc, 0);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(first, alice, whole, paid, whole);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ISliceBook.Settled(second, alice, otherWhole, otherPaid, whole + otherWhole);
        vm.prank(alice);
        slices.merge(list(first, second));
        assertEq(slices.credit(alice, address(usdc)), 0, "and no refund");
    }
}
