// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ITokenCustody} from "../../../contracts/interfaces/ITokenCustody.sol";
import {SaleWorld} from "./SaleWorld.sol";

contract UpfrontTest is SaleWorld {
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        batchId = createBatch(saleTerms());
        buy(alice, batchId, 600);
    }

    function test_the_upfront_part_waits_in_escrow_until_nobody_can_give_slices_back() public {
        assertEq(account(batchId).escrow, 600 * PRICE, "whole price");
        vm.warp(DEADLINE - 1);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UpfrontNotDue.selector, batchId, DEADLINE, DEADLINE - 1));
        manager.releaseUpfront(batchId);
        vm.warp(DEADLINE);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.UpfrontMoved(batchId, 600 * 375_000, 600 * 1_500_000, 600 * 375_000);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.UpfrontReleased(batchId, 600 * 375_000);
        vm.prank(stranger);
        manager.releaseUpfront(batchId);
        assertEq(account(batchId).proceeds, 600 * 375_000, "the operator's");
        assertEq(account(batchId).escrow, 600 * 1_500_000, "the rest waits for delivery");
        assertTrue(!manager.isUpfrontHeld(batchId), "released");
    }

    function test_it_is_released_once() public {
        vm.warp(DEADLINE);
        manager.releaseUpfront(batchId);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NoUpfrontHeld.selector, batchId));
        manager.releaseUpfront(batchId);
    }

    function test_a_batch_without_one_has_nothing_to_release() public {
        uint256 plain = createBatch();
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NoUpfrontHeld.selector, plain));
        manager.releaseUpfront(plain);
    }

    function test_purchases_after_the_release_pay_the_operator_at_once() public {
        IBatchManager.Terms memory terms = saleTerms();
        (terms.minUnits, terms.refundDeadline, terms.saleEnd) = (0, 0, uint40(TERM + 20 days));
        batchId = createBatch(terms);
        buy(alice, batchId, 1);
        manager.releaseUpfront(batchId);
        buy(bob, batchId, 2);
        assertEq(account(batchId).proceeds, 3 * 375_000, "of all three");
        assertEq(account(batchId).escrow, 3 * 1_500_000, "only what is delivered later");
        post(batchId, 0);
        buy(carol, batchId, 4);
        assertEq(account(batchId).proceeds, 7 * 375_000 + 3 * 50_000, "upfront in full, and one period delivered");
        assertEq(account(batchId).escrow, uint256(7) * 50_000 * 29, "and the periods that are left");
        assertEq(manager.costOf(batchId, 4), 4 * (375_000 + 50_000 * 29), "costs less with each period");
    }

    function test_one_base_unit_of_it_is_paid_too() public {
        IBatchManager.Terms memory terms = saleTerms();
        (terms.minUnits, terms.refundDeadline, terms.upfront) = (0, 0, 1);
        batchId = createBatch(terms);
        buy(alice, batchId, 1);
        manager.releaseUpfront(batchId);
        buy(bob, batchId, 1);
        assertEq(account(batchId).proceeds, 2, "of both");
    }

    function test_default_leaves_it_to_the_operator_whoever_calls_what_first() public {
        vm.warp(TERM + 4 days);
        manager.declareDefault(batchId);
        assertEq(account(batchId).proceeds, 600 * 375_000, "earned by the start of the term");
        assertEq(account(batchId).escrow, 0, "the rest is the holders'");
        assertEq(account(batchId).refundReserve, 600 * 1_500_000 + 93_750_000, "with the bond");
    }

    function test_it_can_still_be_released_after_completion() public {
        for (uint256 i; i < 30; ++i) {
            post(batchId, 0);
        }
        assertEq(account(batchId).escrow, 600 * 375_000, "the upfront part is left");
        manager.releaseUpfront(batchId);
        assertEq(account(batchId).escrow, 0, "nothing is left");
        vm.prank(operator);
        assertEq(manager.collectProceeds(batchId, operator), 600 * PRICE, "all of it delivered");
    }

    function test_only_the_operator_collects_and_only_what_is_there() public {
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotBatchOperator.selector, address(this), operator));
        manager.collectProceeds(batchId, address(this));
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NoProceeds.selector, batchId));
        manager.collectProceeds(batchId, operator);
        vm.warp(DEADLINE);
        manager.releaseUpfront(batchId);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.ZeroRecipient.selector));
        manager.collectProceeds(batchId, address(0));
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.ProceedsCollected(batchId, operator, treasury, 600 * 375_000);
        manager.collectProceeds(batchId, treasury);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NoProceeds.selector, batchId));
        manager.collectProceeds(batchId, operator);
        vm.stopPrank();
        assertEq(usdc.balanceOf(treasury), 600 * 375_000, "paid");
    }
}
