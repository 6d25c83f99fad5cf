// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {IBondDisputes} from "../../../contracts/interfaces/IBondDisputes.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {World} from "../base/World.sol";

contract DisputeTest is World {
    uint256 private batchId;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        IBatchManager.Terms memory terms = termsFromNow();
        (terms.arbiter, terms.periods, terms.bond) = (carol, 3, 75_000_000);
        batchId = createBatch(terms);
        id = buy(alice, batchId, 100);
    }

    function _dispute() private {
        vm.prank(alice);
        manager.dispute(batchId, id, "short");
    }

    function _impossible(uint16 period, uint256 until) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBondDisputes.DisputeNotPossible.selector, batchId, period, until);
    }

    function test_the_arbiter_gives_a_part_of_the_bond_to_the_holders_and_leaves_the_rest() public {
        post(batchId, 0);
        uint40 until = uint40(block.timestamp + 30 days);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBondDisputes.DisputeOpened(batchId, alice, 1, until, "short");
        _dispute();
        (uint40 disputed, uint16 at) = manager.disputeOf(batchId);
        assertEq(disputed, until, "until");
        assertEq(at, 1, "at");

        vm.expectEmit(true, true, true, true, address(manager));
        emit IBondDisputes.DisputeResolved(batchId, 4_000, 30_000_000, "proved");
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.BondForfeited(batchId, 30_000_000, 45_000_000, uint192(300_000 * Q64));
        vm.prank(carol);
        manager.resolveDispute(batchId, 4_000, "proved");

        assertEq(slices.refundable(id), 30_000_000, "40 % of the bond to the units sold");
        assertEq(account(batchId).bond, 45_000_000, "the rest stays at stake");
        (disputed, ) = manager.disputeOf(batchId);
        assertEq(disputed, 0, "over");
    }

    function test_a_dismissed_dispute_costs_nothing() public {
        post(batchId, 0);
        _dispute();
        vm.prank(carol);
        manager.resolveDispute(batchId, 0, "");
        assertEq(account(batchId).bond, 75_000_000, "bond");
        assertEq(slices.refundable(id), 0, "refund");
    }

    function test_an_open_dispute_holds_the_bond_back_and_nothing_else() public {
        post(batchId, 1_000);
        post(batchId, 1_000);
        post(batchId, 1_000);
        _dispute();
        uint256 until = block.timestamp + 30 days;
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.BondHeld.selector, batchId, until, block.timestamp));
        manager.releaseBond(batchId);
        assertEq(manager.bondReleasableAt(batchId), until, "until the arbiter is out of time");
        vm.prank(operator);
        assertEq(manager.collectProceeds(batchId, operator), 100 * 150_000, "proceeds flow");
        assertEq(claim(alice, id, alice), 292, "claims flow");
        vm.warp(until);
        manager.releaseBond(batchId);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "expired in the operator's favour");
    }

    function test_holders_have_a_week_after_the_last_payout() public {
        assertEq(manager.bondReleasableAt(batchId), type(uint256).max, "while it runs");
        for (uint256 i; i < 3; ++i) {
            post(batchId, 0);
        }
        uint256 until = block.timestamp + 7 days;
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.BondHeld.selector, batchId, until, until - 1));
        manager.releaseBond(batchId);
        vm.warp(until);
        manager.releaseBond(batchId);
        vm.prank(alice);
        vm.expectRevert(_impossible(3, 0));
        manager.dispute(batchId, id, "too late: there is no bond left");
    }

    function test_without_an_arbiter_there_are_no_disputes_and_no_wait() public {
        batchId = createBatch(termsFromNow());
        id = buy(alice, batchId, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NoArbiter.selector, batchId));
        manager.dispute(batchId, id, "");
        for (uint256 i; i < 30; ++i) {
            post(batchId, 0);
        }
        assertEq(manager.bondReleasableAt(batchId), block.timestamp, "at once");
        manager.releaseBond(batchId);
    }

    function test_only_a_holder_of_this_batch_disputes() public {
        post(batchId, 0);
        uint256 other = buy(bob, createBatch(termsFromNow()), 1);
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NotHolder.selector, batchId, id, bob));
        manager.dispute(batchId, id, "");
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NotHolder.selector, batchId, other, bob));
        manager.dispute(batchId, other, "");
        vm.stopPrank();
    }

    function test_one_dispute_at_a_time_and_another_only_after_another_payout() public {
        vm.prank(alice);
        vm.expectRevert(_impossible(0, 0));
        manager.dispute(batchId, id, "nothing is posted");
        post(batchId, 0);
        _dispute();
        (uint40 until, ) = manager.disputeOf(batchId);
        post(batchId, 0);
        vm.prank(alice);
        vm.expectRevert(_impossible(2, until));
        manager.dispute(batchId, id, "one is open");
        vm.prank(carol);
        manager.resolveDispute(batchId, 0, "");
        _dispute();
        vm.prank(carol);
        manager.resolveDispute(batchId, 0, "");
        vm.prank(alice);
        vm.expectRevert(_impossible(2, 0));
        manager.dispute(batchId, id, "nothing new was posted");
    }

    function test_only_the_arbiter_resolves_only_an_open_dispute_and_at_most_all_of_the_bond() public {
        post(batchId, 0);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NoDispute.selector, batchId));
        manager.resolveDispute(batchId, 1, "");
        _dispute();
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NotArbiter.selector, admin, carol));
        manager.resolveDispute(batchId, 1, "");
        vm.startPrank(carol);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.ForfeitTooHigh.selector, 10_001, 10_000));
        manager.resolveDispute(batchId, 10_001, "");
        vm.warp(block.timestamp + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IBondDisputes.NoDispute.selector, batchId));
        manager.resolveDispute(batchId, 1, "");
        vm.stopPrank();
    }

    function test_a_default_takes_the_whole_bond_and_leaves_the_arbiter_nothing_to_give() public {
        post(batchId, 0);
        _dispute();
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        uint256 due = slices.refundable(id);
        vm.prank(carol);
        manager.resolveDispute(batchId, 10_000, "");
        assertEq(slices.refundable(id), due, "the default gave it already");
    }

    function test_nothing_is_forfeited_where_nobody_holds_a_slice_any_more() public {
        for (uint256 i; i < 3; ++i) {
            post(batchId, 0);
        }
        _dispute();
        vm.prank(alice);
        slices.retire(list(id));
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NothingSold.selector, batchId));
        manager.resolveDispute(batchId, 10_000, "");
        vm.prank(carol);
        manager.resolveDispute(batchId, 0, "");
    }

    function testFuzz_what_is_forfeited_and_what_is_left_are_the_bond(uint16 bps, uint64 units) public {
        buy(bob, batchId, uint64(bound(units, 1, 900)));
        post(batchId, 0);
        _dispute();
        vm.prank(carol);
        manager.resolveDispute(batchId, uint16(bound(bps, 0, 10_000)), "");
        assertEq(account(batchId).bond + account(batchId).refundReserve, 75_000_000, "conserved");
        assertLe(slices.refundable(id) + slices.refundable(id + 1), account(batchId).refundReserve, "covered");
    }
}
