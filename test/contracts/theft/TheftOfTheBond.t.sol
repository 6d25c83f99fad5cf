// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IBondDisputes} from "../../../contracts/interfaces/IBondDisputes.sol";
import {World} from "../base/World.sol";

/// @dev Attempts on the bond: by who holds no slice, or only for a moment, by the arbiter, and by the operator.
contract TheftOfTheBondTest is World {
    address private arbiter = makeAddr("arbiter");
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.arbiter, terms.periods, terms.bond) = (arbiter, 2, 75_000_000);
        batchId = createBatch(terms);
        id = buy(alice, batchId, 100);
        post(batchId, 0);
    }

    function _dispute(address who) private {
        vm.prank(who);
        manager.dispute(batchId, id, "");
    }

    function _resolve(uint16 bps) private {
        vm.prank(arbiter);
        manager.resolveDispute(batchId, bps, "");
    }

    function test_a_dispute_by_somebody_who_holds_nothing() public {
        bytes memory reason = abi.encodeWithSelector(IBondDisputes.NotHolder.selector, batchId, id, stranger);
        vm.prank(alice);
        slices.setApprovalForAll(stranger, true);
        vm.prank(stranger);
        vm.expectRevert(reason);
        manager.dispute(batchId, id, "");
    }

    function test_a_dispute_with_a_slice_of_another_batch() public {
        uint256 other = buy(bob, createBatch(termsFromNow()), 1);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NotHolder.selector, batchId, other, bob));
        manager.dispute(batchId, other, "");
    }

    function test_a_slice_borrowed_for_a_moment_holds_the_bond_back_for_a_time_and_earns_nothing() public {
        transfer(alice, bob, id);
        _dispute(bob);
        transfer(bob, alice, id);
        _resolve(10_000);
        assertEq(slices.refundable(id), 75_000_000, "who holds it when it is decided has it all");
        assertEq(slices.credit(bob, address(usdc)), 0, "not who asked");
    }

    function test_disputes_cannot_hold_the_bond_back_for_ever() public {
        _dispute(alice);
        post(batchId, 0);
        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Completed), "completed");
        (uint40 until, ) = manager.disputeOf(batchId);
        vm.warp(until);
        _dispute(alice);
        (until, ) = manager.disputeOf(batchId);
        vm.warp(until);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.DisputeNotPossible.selector, batchId, 2, until));
        manager.dispute(batchId, id, "");
        manager.releaseBond(batchId);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "two disputes at the most after the last payout");
    }

    function test_an_arbiter_pays_itself() public {
        _dispute(alice);
        uint256 held = usdc.balanceOf(address(slices));
        _resolve(10_000);
        assertEq(usdc.balanceOf(address(slices)), held, "no money leaves by a verdict");
        assertEq(slices.credit(arbiter, address(usdc)), 0, "nothing is the arbiter's");
        assertEq(slices.refundable(id), 75_000_000, "all of it is the holders'");
    }

    function test_an_arbiter_that_holds_slices_gets_by_its_units_alone() public {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.arbiter, terms.bond) = (bob, 75_000_000);
        batchId = createBatch(terms);
        id = buy(alice, batchId, 999);
        uint256 own = buy(bob, batchId, 1);
        post(batchId, 0);
        vm.prank(bob);
        manager.dispute(batchId, own, "");
        vm.prank(bob);
        manager.resolveDispute(batchId, 10_000, "");
        assertEq(slices.refundable(own), 75_000, "a thousandth");
        assertEq(slices.refundable(id), 74_925_000, "and alice the rest");
    }

    function test_an_arbiter_takes_more_than_the_bond_or_decides_twice() public {
        _dispute(alice);
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.ForfeitTooHigh.selector, 10_001, 10_000));
        manager.resolveDispute(batchId, 10_001, "");
        _resolve(5_000);
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NoDispute.selector, batchId));
        manager.resolveDispute(batchId, 5_000, "");
    }

    function test_an_arbiter_lets_the_time_pass_and_decides_after_it() public {
        _dispute(alice);
        (uint40 until, ) = manager.disputeOf(batchId);
        vm.warp(until);
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NoDispute.selector, batchId));
        manager.resolveDispute(batchId, 10_000, "");
    }

    /// @dev What trust.md tells holders to count on: bond ÷ capacity for each unit, whoever buys the rest.
    function test_an_operator_buys_its_own_capacity_in_front_of_a_verdict() public {
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.arbiter, terms.saleEnd) = (arbiter, uint40(block.timestamp + 20 * DAY));
        batchId = createBatch(terms);
        id = buy(alice, batchId, 100);
        post(batchId, 0);
        _dispute(alice);
        buy(operator, batchId, 900);
        _resolve(10_000);
        assertEq(slices.refundable(id), 7_500_000, "no less than her units' part of the bond");
    }

    /// @dev It takes the place of a holder's dispute, but the arbiter may decide all the same.
    function test_an_operator_disputes_its_own_batch_to_have_it_over_with() public {
        uint256 own = buy(operator, createBatch(_withArbiter()), 1);
        uint256 alices = buy(alice, 2, 99);
        batchId = 2;
        post(batchId, 0);
        vm.prank(operator);
        manager.dispute(batchId, own, "nothing at all");
        _resolve(10_000);
        assertEq(slices.refundable(alices), 74_250_000, "99 of 100 units");
    }

    function test_releasing_the_bond_while_it_is_disputed_or_may_still_be() public {
        post(batchId, 0);
        uint256 heard = block.timestamp + 7 days;
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.BondHeld.selector, batchId, heard, block.timestamp));
        manager.releaseBond(batchId);
        _dispute(alice);
        (uint40 until, ) = manager.disputeOf(batchId);
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.BondHeld.selector, batchId, until, until - 1));
        manager.releaseBond(batchId);
    }

    function _withArbiter() private view returns (IBatchManager.Terms memory terms) {
        terms = termsFromNow();
        terms.arbiter = arbiter;
    }
}
