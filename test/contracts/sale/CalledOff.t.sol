// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {ISliceBook} from "../../../contracts/interfaces/ISliceBook.sol";
import {SaleWorld} from "./SaleWorld.sol";

contract CalledOffTest is SaleWorld {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        batchId = createBatch(saleTerms());
        id = buy(alice, batchId, 399);
    }

    function _notCancellable(IBatchManager.Status status, uint64 sold) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBatchManager.NotCancellable.selector, batchId, status, sold);
    }

    function test_a_missed_minimum_gives_everything_back_and_the_bond_too() public {
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "by the clock alone");
        assertEq(slices.refundable(id), 0, "not yet settled");

        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.BatchCalledOff(batchId, stranger);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.BatchCancelled(batchId, uint128(399 * PRICE), uint192(PRICE * Q64));
        vm.prank(stranger);
        manager.cancel(batchId);

        assertEq(claimRefund(stranger, id, alice), 399 * PRICE, "the whole price");
        assertEq(usdc.balanceOf(alice), 1e15, "alice has what she had");
        assertEq(slices.credit(operator, address(usdc)), 93_750_000, "the bond is the operator's");
        assertEq(account(batchId).escrow, 0, "no escrow");
        assertEq(account(batchId).refundReserve, 0, "no dust");
        assertStatus(batchId, IBatchManager.Status.Cancelled, "for good");
    }

    function test_the_minimum_counts_what_is_still_sold_when_the_cooling_off_is_over() public {
        uint256 more = buy(bob, batchId, 1);
        vm.warp(DEADLINE - 1);
        assertStatus(batchId, IBatchManager.Status.CoolingOff, "met so far");
        refund(bob, more);
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "and missed in the end");
    }

    function test_a_minimum_that_is_met_cannot_be_called_off() public {
        buy(bob, batchId, 1);
        vm.warp(DEADLINE);
        assertStatus(batchId, IBatchManager.Status.Active, "firm");
        vm.expectRevert(_notCancellable(IBatchManager.Status.Active, 400));
        manager.cancel(batchId);
    }

    function test_nobody_calls_off_a_sale_that_may_still_succeed() public {
        vm.prank(operator);
        vm.expectRevert(_notCancellable(IBatchManager.Status.Selling, 399));
        manager.cancel(batchId);
        vm.warp(SALE_END);
        vm.expectRevert(_notCancellable(IBatchManager.Status.CoolingOff, 399));
        manager.cancel(batchId);
    }

    function test_its_operator_alone_calls_off_a_batch_of_which_nothing_is_sold() public {
        batchId = createBatch();
        vm.prank(stranger);
        vm.expectRevert(_notCancellable(IBatchManager.Status.Selling, 0));
        manager.cancel(batchId);
        vm.warp(START + 5 days);
        vm.prank(operator);
        manager.cancel(batchId);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "called off");
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "bond");
    }

    function test_an_ended_batch_cannot_be_called_off() public {
        vm.warp(DEADLINE);
        manager.cancel(batchId);
        vm.prank(operator);
        vm.expectRevert(_notCancellable(IBatchManager.Status.Cancelled, 399));
        manager.cancel(batchId);
        batchId = createBatch(termsFromNow());
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        vm.prank(operator);
        vm.expectRevert(_notCancellable(IBatchManager.Status.Defaulted, 0));
        manager.cancel(batchId);
    }

    function test_a_cancelled_batch_takes_no_purchase_payout_top_up_or_default() public {
        vm.warp(DEADLINE);
        bytes memory ended = abi.encodeWithSelector(
            IBatchManager.BatchEnded.selector,
            batchId,
            IBatchManager.Status.Cancelled
        );
        vm.prank(bob);
        vm.expectRevert(ended);
        manager.buy(batchId, 1, type(uint256).max, bob);
        vm.warp(TERM + 30 days);
        IBatchManager.Payout memory payout = payoutOf(batchId, 1, 0, 10_000);
        vm.prank(operator);
        vm.expectRevert(ended);
        manager.postPayout(batchId, payout);
        vm.expectRevert(ended);
        manager.declareDefault(batchId);
        vm.expectRevert(ended);
        manager.topUp(batchId, 0, 1, "");
        vm.expectRevert(ended);
        manager.releaseUpfront(batchId);
        assertEq(manager.defaultableAt(batchId), type(uint256).max, "never in default");
    }

    function test_slices_of_a_cancelled_batch_retire_once_it_is_settled() public {
        vm.warp(DEADLINE);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISliceBook.EscrowHeld.selector, batchId, 399 * PRICE));
        slices.retire(list(id));
        manager.cancel(batchId);
        vm.prank(alice);
        slices.retire(list(id));
        assertEq(slices.credit(alice, address(usdc)), 399 * PRICE, "and keep what is refunded");
    }

    function test_without_a_cooling_off_the_minimum_is_judged_at_the_end_of_the_sale() public {
        IBatchManager.Terms memory terms = saleTerms();
        terms.refundDeadline = 0;
        batchId = createBatch(terms);
        assertEq(manager.firmAt(batchId), SALE_END, "firm");
        vm.warp(SALE_END - 1);
        assertStatus(batchId, IBatchManager.Status.Selling, "open");
        vm.warp(SALE_END);
        assertStatus(batchId, IBatchManager.Status.Cancelled, "missed");
    }
}
