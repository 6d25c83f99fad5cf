// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../contracts/interfaces/ICapacitySlices.sol";
import {IProtocolSettings} from "../../contracts/interfaces/IProtocolSettings.sol";
import {World} from "./base/World.sol";

contract PostPayoutTest is World {
    uint256 private batchId;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        buy(alice, batchId, 333);
        vm.warp(periodEnd(batchId, 0));
    }

    function _refuses(IBatchManager.Payout memory payout, bytes memory reason) private {
        vm.prank(operator);
        vm.expectRevert(reason);
        manager.postPayout(batchId, payout);
    }

    function test_shares_net_over_the_whole_capacity_and_rounds_the_reserve_up() public {
        // gross 1,001 − hosting 100 = 901, fee 2.5 % = 22, net 879; 333 of 1,000 units are owed 292.707, so 293.
        uint256 perUnit = (879 * Q64) / 1_000;
        vm.expectEmit(true, true, true, true, address(manager));
        emit IBatchManager.PayoutPosted(batchId, 0, 9_999, 0, keccak256("record"), 1);
        vm.expectEmit(true, true, true, true, address(slices));
        emit ICapacitySlices.PayoutAccrued(
            batchId,
            0,
            treasury,
            1_001,
            100,
            22,
            293,
            333 * 49_995,
            333 * 5,
            uint192(perUnit),
            uint192(5 * Q64),
            333 * 50_000 * 29,
            333 * 49_995,
            1_001 - 22 - 293,
            22
        );
        post(batchId, 1_001, 100, 9_999);

        assertEq(account(batchId).holdersReserve, 293, "reserve");
        assertEq(account(batchId).refundReserve, 333 * 5, "refund reserve");
        assertEq(slices.liabilities(address(wbtc)), 1_001, "all of gross is owed to somebody");
    }

    function test_takes_a_day_without_income() public {
        post(batchId, 0, 0, 0);
        assertEq(manager.nextPeriod(batchId), 1, "posted");
        assertEq(slices.refundable(1_000_000_001), 333 * 50_000, "and nothing delivered is refunded whole");
        assertEq(account(batchId).proceeds, 0, "nothing released");
    }

    function test_gives_the_whole_net_to_the_operator_where_nothing_is_sold() public {
        uint256 unsold = createBatch(termsFromNow());
        post(unsold, 1_000, 400, 10_000);
        assertEq(slices.credit(operator, address(wbtc)), 985, "all but the fee");
        assertEq(account(unsold).holdersReserve, 0, "nothing reserved");
    }

    function test_posts_several_periods_at_once_in_order() public {
        vm.warp(periodEnd(batchId, 2));
        IBatchManager.Payout[] memory payouts = new IBatchManager.Payout[](3);
        for (uint32 i; i < 3; ++i) {
            payouts[i] = IBatchManager.Payout(i, 1_000, 0, 10_000, bytes32(uint256(i)), unsigned());
        }
        vm.prank(operator);
        manager.postPayouts(batchId, payouts);
        assertEq(manager.nextPeriod(batchId), 3, "three posted");
        assertEq(slices.claimable(1_000_000_001), (uint256(3) * 975 * 333) / 1_000, "three paid");
    }

    function test_posts_all_of_several_periods_or_none() public {
        IBatchManager.Payout[] memory payouts = new IBatchManager.Payout[](2);
        payouts[0] = IBatchManager.Payout(0, 1_000, 0, 10_000, bytes32(0), unsigned());
        payouts[1] = IBatchManager.Payout(1, 1_000, 0, 10_000, bytes32(0), unsigned());
        uint256 endsAt = periodEnd(batchId, 1);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.PeriodNotFinished.selector, 1, endsAt, block.timestamp));
        manager.postPayouts(batchId, payouts);
        assertEq(manager.nextPeriod(batchId), 0, "none posted");
    }

    function test_reverts_for_an_empty_list() public {
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NoPayouts.selector));
        manager.postPayouts(batchId, new IBatchManager.Payout[](0));
    }

    function test_reverts_for_anybody_but_the_operator() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1, 0, 10_000);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotBatchOperator.selector, stranger, operator));
        manager.postPayout(batchId, payout);
    }

    function test_reverts_for_a_batch_that_does_not_exist() public {
        IBatchManager.Payout memory payout = payoutOf(batchId, 1, 0, 10_000);
        batchId = 9;
        _refuses(payout, abi.encodeWithSelector(IBatchManager.UnknownBatch.selector, 9));
    }

    function test_reverts_for_any_period_but_the_next() public {
        post(batchId, 1);
        IBatchManager.Payout memory payout = payoutOf(batchId, 1, 0, 10_000);
        payout.period = 0;
        _refuses(payout, abi.encodeWithSelector(IBatchManager.WrongPeriod.selector, 0, 1));
        payout.period = 2;
        _refuses(payout, abi.encodeWithSelector(IBatchManager.WrongPeriod.selector, 2, 1));
        payout.period = 65_537; // the next one in 16 bits
        _refuses(payout, abi.encodeWithSelector(IBatchManager.WrongPeriod.selector, 65_537, 1));
    }

    function test_reverts_one_second_before_the_period_has_finished() public {
        uint256 endsAt = periodEnd(batchId, 0);
        vm.warp(endsAt - 1);
        _refuses(
            payoutOf(batchId, 1, 0, 10_000),
            abi.encodeWithSelector(IBatchManager.PeriodNotFinished.selector, 0, endsAt, endsAt - 1)
        );
    }

    function test_reverts_where_more_than_all_was_delivered() public {
        _refuses(
            payoutOf(batchId, 1, 0, 10_001),
            abi.encodeWithSelector(IBatchManager.DeliveredBpsTooHigh.selector, 10_001)
        );
    }

    function test_reverts_where_hosting_takes_more_than_the_terms_allow() public {
        _refuses(
            payoutOf(batchId, 1_000, 701, 10_000),
            abi.encodeWithSelector(IBatchManager.HostingTooHigh.selector, 701, 700)
        );
        post(batchId, 1_000, 700, 10_000);
    }

    function test_reverts_while_paused() public {
        vm.prank(admin);
        manager.pause(60);
        bytes memory reason = abi.encodeWithSelector(IProtocolSettings.ProtocolPaused.selector, block.timestamp + 60);
        _refuses(payoutOf(batchId, 1, 0, 10_000), reason);
        vm.prank(operator);
        vm.expectRevert(reason);
        manager.postPayouts(batchId, new IBatchManager.Payout[](1));
    }

    function test_reverts_after_the_last_period_and_after_default() public {
        for (uint256 i; i < 30; ++i) {
            post(batchId, 1_000);
        }
        _refuses(
            payoutOf(batchId, 1, 0, 10_000),
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batchId, IBatchManager.Status.Completed)
        );
        batchId = createBatch(termsFromNow());
        vm.warp(periodEnd(batchId, 0) + 3 * DAY);
        manager.declareDefault(batchId);
        _refuses(
            payoutOf(batchId, 1, 0, 10_000),
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batchId, IBatchManager.Status.Defaulted)
        );
    }

    function test_reverts_without_an_allowance_and_posts_nothing() public {
        vm.prank(operator);
        wbtc.approve(address(slices), 999);
        _refuses(
            payoutOf(batchId, 1_000, 0, 10_000),
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(slices), 999, 1_000)
        );
        assertEq(manager.nextPeriod(batchId), 0, "not posted");
    }

    function test_keeps_the_fee_of_the_day_the_batch_was_created() public {
        vm.prank(admin);
        manager.setFee(500, bob);
        post(batchId, 1_000);
        assertEq(slices.credit(bob, address(wbtc)), 25, "2.5 %, to the recipient of today");
    }
}
