// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../contracts/interfaces/IBatchManager.sol";
import {IProtocolSettings} from "../../contracts/interfaces/IProtocolSettings.sol";
import {World} from "./base/World.sol";

contract PauseTest is World {
    uint256 private batchId;
    uint256 private due;
    uint256 private constant GRACE = 3 days;

    function setUp() public override {
        super.setUp();
        batchId = createBatch();
        due = periodEnd(batchId, 0);
    }

    function _pause(uint32 length) private {
        vm.prank(admin);
        manager.pause(length);
    }

    function _unpause() private {
        vm.prank(admin);
        manager.unpause();
    }

    function test_ends_by_itself_and_can_be_ended_early() public {
        vm.expectEmit(true, true, true, true, address(manager));
        emit IProtocolSettings.Paused(uint40(START + 14 days), admin);
        _pause(14 days);
        assertEq(manager.pausedUntil(), START + 14 days, "until");
        vm.warp(START + 1 hours);
        vm.expectEmit(true, true, true, true, address(manager));
        emit IProtocolSettings.Unpaused(admin);
        _unpause();
        buy(alice, batchId, 1);
    }

    function test_reverts_for_no_time_and_for_more_than_fourteen_days() public {
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.PauseLengthOutOfRange.selector, 0, 14 days));
        manager.pause(0);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.PauseLengthOutOfRange.selector, 14 days + 1, 14 days));
        manager.pause(14 days + 1);
        vm.stopPrank();
    }

    function test_reverts_until_fourteen_days_after_the_last_one_ended() public {
        _pause(7 days);
        vm.warp(START + 21 days - 1);
        vm.prank(admin);
        vm.expectRevert(
            abi.encodeWithSelector(IProtocolSettings.PauseTooSoon.selector, START + 21 days - 1, START + 21 days)
        );
        manager.pause(1);
        vm.warp(START + 21 days);
        _pause(1);
    }

    function test_cannot_be_extended_while_it_lasts() public {
        _pause(1 days);
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.PauseTooSoon.selector, START, START + 15 days));
        manager.pause(14 days);
    }

    function test_unpause_reverts_where_nothing_is_paused() public {
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.NotPaused.selector));
        manager.unpause();
        manager.pause(60);
        vm.warp(START + 60);
        vm.expectRevert(abi.encodeWithSelector(IProtocolSettings.NotPaused.selector));
        manager.unpause();
        vm.stopPrank();
    }

    function test_that_meets_the_window_to_post_gives_the_whole_grace_again_from_its_end() public {
        vm.warp(due + 1 days);
        _pause(14 days);
        uint256 deadline = due + 15 days + GRACE;
        assertEq(manager.defaultableAt(batchId), deadline, "deadline");
        vm.warp(due + GRACE);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotInDefault.selector, batchId, deadline, due + GRACE));
        manager.declareDefault(batchId);
        vm.warp(deadline - 1);
        post(batchId, 0);
    }

    function test_that_began_before_the_period_ended_counts_too() public {
        vm.warp(due - 1);
        _pause(2);
        assertEq(manager.defaultableAt(batchId), due + 1 + GRACE, "from its end");
    }

    function test_that_ended_with_the_period_or_began_with_the_deadline_changes_nothing() public {
        vm.warp(due - 60);
        _pause(60);
        assertEq(manager.defaultableAt(batchId), due + GRACE, "over before the window");
        vm.warp(due + GRACE + 14 days);
        _pause(14 days);
        assertEq(manager.defaultableAt(batchId), due + GRACE, "long overdue");
        manager.declareDefault(batchId);
    }

    function test_that_began_in_the_second_of_the_deadline_does_not_save_the_operator() public {
        vm.warp(due + GRACE);
        _pause(14 days);
        manager.declareDefault(batchId);
    }

    function test_ended_early_counts_until_it_was_ended() public {
        vm.warp(due);
        _pause(14 days);
        vm.warp(due + 1 hours);
        _unpause();
        assertEq(manager.defaultableAt(batchId), due + 1 hours + GRACE, "from its real end");
    }

    function testFuzz_leaves_every_operator_its_whole_grace_without_a_pause(
        uint256 firstStart,
        uint256 firstLength,
        uint256 gap,
        uint256 secondLength,
        uint256 grace
    ) public {
        IBatchManager.Terms memory terms = exampleTerms();
        terms.grace = uint32(bound(grace, 1 hours, 14 days));
        batchId = createBatch(terms);
        firstStart = bound(firstStart, START, due + 20 days);
        firstLength = bound(firstLength, 1, 14 days);
        uint256 secondStart = firstStart + firstLength + bound(gap, 14 days, 20 days);
        secondLength = bound(secondLength, 1, 14 days);
        vm.warp(firstStart);
        _pause(uint32(firstLength));
        uint256 afterFirst = manager.defaultableAt(batchId);
        vm.warp(secondStart);
        _pause(uint32(secondLength));
        uint256 deadline = manager.defaultableAt(batchId);

        bool openBefore = afterFirst <= secondStart;
        uint256 open = _open(deadline, firstStart, firstLength) - _overlap(due, deadline, secondStart, secondLength);
        assertTrue(open >= terms.grace || openBefore, "a grace without a pause, in one piece or before the second");
        assertLe(deadline, due + 2 * uint256(terms.grace) + 14 days, "and no operator is protected for ever");
        if (openBefore && afterFirst > due) {
            assertGe(
                _open(afterFirst, firstStart, firstLength),
                terms.grace,
                "the whole grace before the second pause"
            );
        }
    }

    /// @dev Seconds from the end of the period to `until` outside of a pause.
    function _open(uint256 until, uint256 start, uint256 length) private view returns (uint256) {
        return until - due - _overlap(due, until, start, length);
    }

    function _overlap(uint256 from, uint256 to, uint256 start, uint256 length) private pure returns (uint256) {
        uint256 end = start + length;
        uint256 low = start > from ? start : from;
        uint256 high = end < to ? end : to;
        return high > low ? high - low : 0;
    }
}
