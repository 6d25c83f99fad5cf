// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IBatchManager} from "../../../contracts/interfaces/IBatchManager.sol";
import {ICapacitySlices} from "../../../contracts/interfaces/ICapacitySlices.sol";
import {IHeldEscrow} from "../../../contracts/interfaces/IHeldEscrow.sol";
import {HeldWorld} from "./HeldWorld.sol";

/// @dev An operator cannot keep what anybody can prove.
contract HeldAccuseTest is HeldWorld {
    uint256 private constant PERIOD = RATE * SOLD;
    uint128 private constant HALF = GROSS / 2;

    function accuse() internal {
        vm.prank(stranger);
        held.accuse(batch);
    }

    function topUp(uint128 amount) internal {
        vm.prank(operator);
        manager.topUp(batch, 0, amount, 0);
    }

    function _underReport() private {
        post(batch, HALF);
        posed.prove(batch, GROSS);
        accuse();
    }

    function test_anybody_accuses_and_the_operator_has_fourteen_days_and_a_period() public {
        post(batch, HALF);
        posed.prove(batch, GROSS);
        uint40 until = uint40(block.timestamp + TERM);
        vm.expectEmit(true, true, true, true, address(held));
        emit IHeldEscrow.BatchAccused(batch, stranger, GROSS, HALF, until);
        accuse();
        assertEq(standing().accused, GROSS, "accused");
        assertEq(standing().accusedUntil, until, "until");
        assertEq(held.underReportedAt(batch), until, "a default then");
    }

    function test_half_a_percent_more_than_posted_is_no_accusation() public {
        post(batch, GROSS);
        uint256 most = (uint256(GROSS) * 10_050) / 10_000;
        posed.prove(batch, most);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NotUnderReported.selector, batch, most, GROSS));
        accuse();
        posed.prove(batch, 1);
        accuse();
    }

    function test_a_batch_below_level_three_and_one_that_does_not_exist_cannot_be_accused() public {
        vm.warp(START);
        batch = createBatch();
        posed.prove(batch, GROSS);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NotUnderReported.selector, batch, 0, 0));
        accuse();
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NotUnderReported.selector, 99, 0, 0));
        held.accuse(99);
    }

    function test_an_accusation_does_not_begin_anew_however_late() public {
        _underReport();
        uint40 until = standing().accusedUntil;
        posed.prove(batch, GROSS);
        bytes memory runs = abi.encodeWithSelector(IHeldEscrow.AccusationRuns.selector, batch, until);
        vm.expectRevert(runs);
        accuse();
        vm.warp(until + 30 days);
        vm.expectRevert(runs);
        accuse();
    }

    function test_a_completed_batch_has_no_default_to_declare() public {
        _underReport();
        for (uint256 i; i < 3; ++i) post(batch, 0);
        vm.warp(standing().accusedUntil);
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.BatchEnded.selector, batch, IBatchManager.Status.Completed)
        );
        manager.declareDefault(batch);
    }

    function test_a_running_batch_defaults_and_what_waits_still_does() public {
        batch = _longBatch();
        post(batch, HALF);
        posed.prove(batch, GROSS);
        accuse();
        uint256 until = standing().accusedUntil;
        for (uint256 period = 1; period < 15; ++period) post(batch, 0);
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotInDefault.selector, batch, until, until - 1));
        manager.declareDefault(batch);
        vm.warp(until);
        assertEq(manager.defaultableAt(batch), until, "now");
        uint256 waiting = 15 * PERIOD;
        manager.declareDefault(batch);
        assertEq(escrow(), waiting, "fifteen posted periods wait");
        assertEq(account(batch).bond, 0, "the bond is the holders'");
        assertEq(slices.refundable(slice), (account(batch).refundAcc * SOLD) >> 64, "refund");
        // Its proofs are there, so its first period is still the operator's, as far as its gross explains it.
        settleHeld();
        assertGe(proceeds(), PERIOD / 2, "half a day's income");
        assertEq(levelOf(0), 3, "proven");
    }

    function test_a_posting_answers_within_tolerance() public {
        _underReport();
        uint128 least = 159_204;
        post(batch, least - 1 - HALF);
        assertEq(held.underReportedAt(batch), standing().accusedUntil, "a base unit is missing");
        topUp(1);
        assertEq(held.underReportedAt(batch), type(uint256).max, "answered");
        assertEq(manager.defaultableAt(batch), periodEnd(batch, 2) + 3 days, "overdue, if at all");
    }

    function test_a_top_up_answers_and_counts_as_posted() public {
        _underReport();
        vm.expectEmit(true, true, true, true, address(held));
        emit IHeldEscrow.PostedRaised(batch, GROSS);
        topUp(HALF);
        assertEq(standing().posted, GROSS, "posted");
        assertEq(held.underReportedAt(batch), type(uint256).max, "answered");
        assertEq(held.bondFreeAt(batch, 1), type(uint256).max, "the period still waits");
    }

    function test_a_late_answer_is_one_as_long_as_nobody_declared() public {
        _underReport();
        vm.warp(standing().accusedUntil + 1);
        topUp(HALF);
        assertEq(held.underReportedAt(batch), type(uint256).max, "answered");
    }

    function test_another_accusation_needs_an_answer_to_the_first_and_more_proofs() public {
        _underReport();
        topUp(HALF);
        vm.expectRevert(abi.encodeWithSelector(IHeldEscrow.NotUnderReported.selector, batch, GROSS, GROSS));
        accuse();
        posed.prove(batch, GROSS);
        accuse();
        assertEq(standing().accused, 2 * GROSS, "accused of all of it");
    }

    function test_a_completed_batch_loses_its_bond() public {
        post(batch, HALF);
        for (uint256 i; i < 3; ++i) post(batch, 0);
        posed.prove(batch, GROSS);
        accuse();
        uint256 until = standing().accusedUntil;
        vm.expectRevert(abi.encodeWithSelector(IBatchManager.NotInDefault.selector, batch, until, block.timestamp));
        manager.forfeitBond(batch);
        vm.warp(until);
        uint256 before = account(batch).refundReserve;
        vm.prank(stranger);
        manager.forfeitBond(batch);
        assertEq(account(batch).bond, 0, "bond");
        assertEq(account(batch).refundReserve - before, 75_000_000, "the holders'");
        vm.expectRevert(abi.encodeWithSelector(ICapacitySlices.NoBond.selector, batch));
        manager.forfeitBond(batch);
    }

    function test_a_bond_is_forfeited_only_for_an_accusation_and_after_completion() public {
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.NotCompleted.selector, batch, IBatchManager.Status.Active)
        );
        manager.forfeitBond(batch);
        postAll();
        vm.expectRevert(
            abi.encodeWithSelector(IBatchManager.NotInDefault.selector, batch, type(uint256).max, block.timestamp)
        );
        manager.forfeitBond(batch);
    }

    function test_where_nothing_is_sold_the_bond_goes_back() public {
        vm.warp(START);
        batch = createBatch(provenTerms());
        postAll();
        posed.prove(batch, 5 * GROSS);
        accuse();
        vm.warp(standing().accusedUntil);
        manager.forfeitBond(batch);
        assertEq(slices.credit(operator, address(usdc)), 75_000_000, "credit");
    }

    // Pauses

    function test_a_pause_within_the_term_gives_the_whole_term_again_from_its_end() public {
        _underReport();
        uint256 until = standing().accusedUntil;
        vm.warp(until - 1);
        vm.prank(admin);
        manager.pause(1 hours);
        uint256 resumed = block.timestamp + 1 hours;
        assertEq(held.underReportedAt(batch), resumed + TERM, "from its end");
    }

    function test_an_accusation_in_a_pause_has_the_term_from_its_end() public {
        post(batch, HALF);
        posed.prove(batch, GROSS);
        vm.prank(admin);
        manager.pause(10 days);
        uint256 resumed = block.timestamp + 10 days;
        accuse();
        assertEq(held.underReportedAt(batch), resumed + TERM, "from its end");
    }

    function test_a_pause_before_or_after_the_term_changes_nothing() public {
        vm.prank(admin);
        manager.pause(1);
        _underReport();
        uint256 until = standing().accusedUntil;
        assertEq(held.underReportedAt(batch), until, "before");
        vm.warp(until);
        vm.prank(admin);
        manager.pause(14 days);
        assertEq(held.underReportedAt(batch), until, "a default does not unripen");
    }

    function _longBatch() private returns (uint256 long) {
        vm.warp(START);
        IBatchManager.Terms memory terms = provenTerms();
        terms.periods = 40;
        terms.bond = 100_000_000;
        long = createBatch(terms);
        slice = buy(alice, long, uint64(SOLD));
    }
}
