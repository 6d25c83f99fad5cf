// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {SaleWorld} from "./SaleWorld.sol";

contract SetRateTest is SaleWorld {
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
    }

    function _setRate(uint96 rate) private {
        vm.prank(operator);
        manager.setRate(batchId, rate);
    }

    function test_the_operator_changes_the_rate_before_the_first_sale() public {
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.RateSet(batchId, 40_000);
        _setRate(40_000);
        assertEq(manager.terms(batchId).rate, 40_000, "set");
        assertEq(manager.costOf(batchId, 2), uint256(2) * 40_000 * 30, "what slices cost");
    }

    function test_never_again_once_anything_was_sold_even_if_it_was_given_back() public {
        batchId = createBatch(saleTerms());
        refund(alice, buy(alice, batchId, 1));
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.AlreadySold.selector, batchId));
        manager.setRate(batchId, 60_000);
    }

    function test_a_buyer_who_said_what_is_too_much_is_not_overtaken() public {
        uint256 expected = manager.costOf(batchId, 10);
        _setRate(49_999);
        vm.prank(operator);
        manager.setRate(batchId, 50_000);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.BondTooSmall.selector, 75_000_000, uint256(75_001_500)));
        manager.setRate(batchId, 50_001);
        _setRate(45_000);
        vm.prank(bob);
        manager.buy(batchId, 10, expected, bob);
        assertEq(account(batchId).escrow, uint256(10) * 45_000 * 30, "cheaper is fine");
    }

    function test_reverts_where_the_bond_or_the_upfront_part_would_no_longer_fit() public {
        batchId = createBatch(saleTerms());
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UpfrontTooHigh.selector, 375_000, 374_994));
        manager.setRate(batchId, 49_999);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.BondTooSmall.selector, 93_750_000, 93_751_500));
        manager.setRate(batchId, 50_001);
        vm.stopPrank();
    }

    function test_reverts_for_others_for_nothing_and_after_the_end() public {
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotBatchOperator.selector, address(this), operator));
        manager.setRate(batchId, 1);
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.ZeroRate.selector));
        manager.setRate(batchId, 0);
        manager.cancel(batchId);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batchId, IBatchManager.Status.Cancelled)
        );
        manager.setRate(batchId, 1);
        vm.stopPrank();
    }
}
