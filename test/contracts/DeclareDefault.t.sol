// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {ITokenCustody} from "../../contracts/interfaces/ITokenCustody.sol";
import {World} from "./base/World.sol";

contract DeclareDefaultTest is World {
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
    }

    function test_gives_the_unposted_price_and_the_bond_to_the_slices() public {
        uint256 id = buy(alice, batchId, 300);
        uint256 other = buy(bob, batchId, 100);
        post(batchId, 1_000, 0, 10_000);
        vm.warp(manager.defaultableAt(batchId));
        uint256 refundAcc = 29 * 50_000 * Q64 + (75_000_000 * Q64) / 400;
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.DefaultDeclared(batchId, 1, stranger);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.BatchDefaulted(batchId, 400 * 29 * 50_000, 75_000_000, uint192(refundAcc));
        vm.prank(stranger);
        manager.declareDefault(batchId);

        assertEq(uint256(manager.status(batchId)), uint256(IBatchManager.Status.Defaulted), "defaulted");
        assertEq(claimRefund(stranger, id, alice), 300 * 29 * 50_000 + 56_250_000, "three quarters");
        assertEq(claimRefund(stranger, other, bob), 100 * 29 * 50_000 + 18_750_000, "one quarter");
        assertEq(account(batchId).escrow + account(batchId).bond, 0, "nothing is left to the operator");
    }

    function test_gives_the_bond_back_where_nothing_was_sold() public {
        vm.warp(manager.defaultableAt(batchId));
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.BatchDefaulted(batchId, 0, 0, 0);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.BondReleased(batchId, operator, 75_000_000);
        manager.declareDefault(batchId);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "bond");
    }

    function test_reverts_until_the_last_second_of_grace() public {
        uint256 deadline = periodEnd(batchId, 0) + 3 * DAY;
        assertEq(manager.defaultableAt(batchId), deadline, "deadline");
        vm.warp(deadline - 1);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotInDefault.selector, batchId, deadline, deadline - 1));
        manager.declareDefault(batchId);
        vm.warp(deadline);
        manager.declareDefault(batchId);
    }

    function test_reverts_after_a_late_operator_posted_before_anybody_declared() public {
        vm.warp(periodEnd(batchId, 0) + 30 * DAY);
        IBatchManager.Payout memory payout = payoutOf(batchId, 0, 0, 10_000);
        vm.prank(operator);
        manager.postPayout(batchId, payout);
        assertEq(manager.defaultableAt(batchId), periodEnd(batchId, 1) + 3 * DAY, "the next period is overdue too");
        manager.declareDefault(batchId);
    }

    function test_reverts_for_a_batch_that_ended_or_never_was() public {
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batchId, IBatchManager.Status.Defaulted)
        );
        manager.declareDefault(batchId);
        assertEq(manager.defaultableAt(batchId), type(uint256).max, "never again");
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 2));
        manager.declareDefault(2);
    }

    function test_leaves_payouts_made_before_untouched() public {
        uint256 id = buy(alice, batchId, 300);
        post(batchId, 1_000);
        vm.warp(manager.defaultableAt(batchId));
        manager.declareDefault(batchId);
        assertEq(claim(stranger, id, alice), 292, "three tenths of 975");
    }

    function test_release_bond_reverts_before_completion_after_default_and_the_second_time() public {
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.NotCompleted.selector, batchId, IBatchManager.Status.Selling)
        );
        manager.releaseBond(batchId);
        for (uint256 i; i < 30; ++i) {
            post(batchId, 0);
        }
        manager.releaseBond(batchId);
        vm.expectRevert(abi.encodeWithSelector(ITokenCustody.NothingToWithdraw.selector, operator, address(usdc)));
        manager.releaseBond(batchId);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "once");
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 2));
        manager.releaseBond(2);
    }
}
