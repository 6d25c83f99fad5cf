// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {World} from "./base/World.sol";

contract TopUpTest is World {
    uint256 private batchId;
    uint256 private first;
    uint256 private second;

    function setUp() public override {
        super.setUp();
        batchId = createBatch(termsFromNow());
        first = buy(alice, batchId, 100);
        second = buy(bob, batchId, 200);
        post(batchId, 0);
    }

    function test_all_of_it_goes_to_the_units_sold() public {
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.TopUpPosted(batchId, 0, carol, 3_001, "revised");
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.ToppedUp(batchId, carol, 3_001, uint192((3_001 * Q64) / 300));
        vm.prank(carol);
        manager.topUp(batchId, 0, 3_001, "revised");
        assertEq(slices.claimable(first), 1_000, "a third");
        assertEq(slices.claimable(second), 2_000, "two thirds");
        assertEq(account(batchId).holdersReserve, 3_001, "all of it reserved");
        assertEq(slices.credit(operator, address(wbtc)), 0, "no fee, no hosting, nothing unsold");
        assertEq(manager.nextPeriod(batchId), 1, "no period is posted by it");
    }

    function test_it_is_possible_after_default_and_after_completion() public {
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        vm.prank(operator);
        manager.topUp(batchId, 0, 300, "");
        assertEq(slices.claimable(first), 100, "after default");
    }

    function test_a_pause_does_not_stop_it() public {
        vm.prank(admin);
        manager.pause(14 days);
        vm.prank(operator);
        manager.topUp(batchId, 0, 300, "");
    }

    function test_reverts_while_slices_are_sold_for_buyers_would_share_in_it() public {
        IBatchManager.Terms memory terms = termsFromNow();
        terms.saleEnd += uint40(5 * DAY);
        batchId = createBatch(terms);
        buy(alice, batchId, 1);
        post(batchId, 0);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.SaleOpen.selector, batchId, terms.saleEnd));
        manager.topUp(batchId, 0, 1, "");
        vm.warp(terms.saleEnd - 1);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.SaleOpen.selector, batchId, terms.saleEnd));
        manager.topUp(batchId, 0, 1, "");
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        vm.prank(operator);
        manager.topUp(batchId, 0, 1, "");
    }

    function test_reverts_for_nothing_for_periods_not_posted_and_unsold_batches() public {
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.ZeroAmount.selector));
        manager.topUp(batchId, 0, 0, "");
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.PeriodNotPosted.selector, batchId, 1, 1));
        manager.topUp(batchId, 1, 1, "");
        vm.stopPrank();
        uint256 unsold = createBatch(termsFromNow());
        post(unsold, 0);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NothingSold.selector, unsold));
        manager.topUp(unsold, 0, 1, "");
    }

    function testFuzz_the_reserve_covers_every_claim_and_what_is_left_is_dust(uint128 amount, uint64 units) public {
        amount = uint128(bound(amount, 1, 1e15));
        IBatchManager.Terms memory terms = termsFromNow();
        batchId = createBatch(terms);
        first = buy(alice, batchId, uint64(bound(units, 1, 999)));
        second = buy(bob, batchId, 1);
        post(batchId, 0);
        vm.prank(carol);
        manager.topUp(batchId, 0, amount, "");
        uint256 owed = slices.claimable(first) + slices.claimable(second);
        assertLe(owed, amount, "covered");
        assertLe(amount - owed, 2, "dust");
    }
}
